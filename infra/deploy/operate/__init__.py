"""What `latchkey-deploy` does. Only the standard library, and the `aws` command."""
