"""Makes the core of the clients of the OpenAPI document: python3 infra/clients/generate.py [--check]

It writes `node/src/generated.ts`, `python/src/latchkey/_generated.py` and the codes of `shared/client`, and the version of the
document into both packages. With `--check` it writes nothing and fails if something would change.
"""

import json
import keyword
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
DOCUMENT = json.loads((HERE.parent / "openapi.json").read_text(encoding="utf-8"))
SCHEMAS = DOCUMENT["components"]["schemas"]
HEADER = "Made by infra/clients/generate.py from infra/openapi.json. Do not edit."
# Its own header, which the front sends by itself.
IDEMPOTENCY = "Idempotency-Key"
# Merge patches, and what each changes: any of its fields may be there, and `null` takes a value back.
PATCHES = {"SettingsPatchBody": "Settings"}
WIDTH = 110


def last(reference):
    return reference.rsplit("/", 1)[1]


def resolved(schema):
    while "$ref" in schema:
        node = DOCUMENT
        for part in schema["$ref"].removeprefix("#/").split("/"):
            node = node[part]
        schema = node
    return schema


def snake(name):
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).replace("-", "_").lower()


def camel(name):
    first, *rest = re.split(r"[_-]", name)
    return first[:1].lower() + first[1:] + "".join(part[:1].upper() + part[1:] for part in rest)


def pascal(name):
    return name[:1].upper() + camel(name)[1:]


class Operation:
    """One operation of the document, as the clients call it."""

    def __init__(self, path, method, described):
        self.path, self.method, self.id = path, method.upper(), described["operationId"]
        self.group, self.name = described["x-client"].split(".")
        self.summary = described["summary"].replace("`", "`")
        self.about = described.get("description", "")
        parameters = [resolved(parameter) for parameter in described.get("parameters", [])]
        self.in_path = [p for p in parameters if p["in"] == "path"]
        self.in_query = [p for p in parameters if p["in"] == "query"]
        self.headers = [p for p in parameters if p["in"] == "header" and p["name"] != IDEMPOTENCY]
        self.idempotent = any(p["name"] == IDEMPOTENCY for p in parameters)
        self.body, self.body_required = None, False
        if body := described.get("requestBody"):
            self.body = body["content"]["application/json"]["schema"]
            self.body_required = body.get("required", False)
        self.codes = sorted(
            {code for response in described["responses"].values() for code in resolved(response).get("x-codes", [])}
        )
        self.answer = None
        for status, response in sorted(described["responses"].items()):
            content = resolved(response).get("content", {})
            if status.startswith("2") and "application/json" in content and self.answer is None:
                self.answer = content["application/json"]["schema"]
        # A list: which property holds the lines, and whether it goes on.
        self.lines = None
        if self.answer and any(p["name"] == "cursor" for p in self.in_query):
            properties = resolved(self.answer)["properties"]
            for name, schema in properties.items():
                target = resolved(schema)
                if target.get("type") == "array" or "anyOf" in target:
                    self.lines = (name, target)


def operations():
    found = [
        Operation(path, method, described)
        for path, item in DOCUMENT["paths"].items()
        for method, described in item.items()
        if "x-client" in described
    ]
    return sorted(found, key=lambda operation: (operation.group, operation.name))


def reached(schema, seen):
    """The names of the schemas that one leads to."""
    if isinstance(schema, dict):
        if name := schema.get("$ref"):
            if last(name) not in seen:
                seen.add(last(name))
                reached(SCHEMAS[last(name)], seen)
        for key, value in schema.items():
            if key not in ("discriminator", "description"):
                reached(value, seen)
    elif isinstance(schema, list):
        for value in schema:
            reached(value, seen)
    return seen


# ---- TypeScript ----


def ts_comment(text, indent=""):
    text = " ".join(text.split()).replace("*/", "*\\/")
    if not text:
        return ""
    if len(text) + len(indent) < WIDTH:
        return f"{indent}/** {text} */\n"
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) + len(indent) + 3 > WIDTH:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    body = "".join(f"{indent} * {line}\n" for line in [*lines, line])
    return f"{indent}/**\n{body}{indent} */\n"


def ts_type(schema):
    if "$ref" in schema:
        return last(schema["$ref"])
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    for place in ("oneOf", "anyOf"):
        if place in schema:
            return " | ".join(ts_type(option) for option in schema[place])
    kinds = schema.get("type")
    if isinstance(kinds, list):
        return " | ".join(ts_type(schema | {"type": kind}) for kind in kinds)
    match kinds:
        case "string":
            return "string"
        case "integer" | "number":
            return "number"
        case "boolean":
            return "boolean"
        case "null":
            return "null"
        case "array":
            return f"Array<{ts_type(schema.get('items', {}))}>"
        case "object":
            if "properties" in schema:
                fields = "; ".join(ts_field(name, field, schema) for name, field in schema["properties"].items())
                return f"{{ {fields} }}"
            more = schema.get("additionalProperties")
            return f"Record<string, {ts_type(more) if isinstance(more, dict) else 'unknown'}>"
    return "unknown"


def ts_key(name):
    return name if re.fullmatch(r"[A-Za-z_$][A-Za-z0-9_$]*", name) else json.dumps(name)


def ts_field(name, schema, owner):
    mark = "" if name in owner.get("required", []) else "?"
    return f"{ts_key(name)}{mark}: {ts_type(schema)}"


def ts_schema(name, schema):
    text = ts_comment(schema.get("description", ""))
    if name in PATCHES:
        return text + f"export type {name} = MergePatch<{PATCHES[name]}>;\n"
    if schema.get("type") == "object" and "properties" in schema:
        text += f"export interface {name} {{\n"
        for field, within in schema["properties"].items():
            text += ts_comment(within.get("description", ""), "  ")
            text += f"  {ts_field(field, within, schema)};\n"
        return text + "}\n"
    return text + f"export type {name} = {ts_type(schema)};\n"


def ts_item(target):
    if target.get("type") == "array":
        return ts_type(target["items"])
    return " | ".join(ts_type(resolved(option)["items"]) for option in target["anyOf"])


def ts_method(operation):
    arguments = [f"{camel(p['name'])}: {ts_type(p['schema'])}" for p in operation.in_path]
    path = re.sub(r"\{([^}]+)\}", lambda m: "${part(" + camel(m[1]) + ")}", operation.path)
    request = [f'method: "{operation.method}"', f"path: `{path}`"]
    if operation.body is not None:
        mark = "" if operation.body_required else "?"
        arguments.append(f"body{mark}: {ts_type(operation.body)}")
        request.append("body")
    if operation.in_query:
        arguments.append(f"query: {pascal(operation.id)}Query = {{}}")
        request.append("query")
    if operation.headers:
        fields = "; ".join(
            f"{camel(p['name'])}{'' if p['required'] else '?'}: {ts_type(p['schema'])}" for p in operation.headers
        )
        default = "" if any(p["required"] for p in operation.headers) else " = {}"
        arguments.append(f"headers: {{ {fields} }}{default}")
        values = ", ".join(f'"{p["name"].lower()}": headers.{camel(p["name"])}' for p in operation.headers)
        request.append(f"headers: {{ {values} }}")
    arguments.append("options: CallOptions = {}" if not operation.idempotent else "options: CreateOptions = {}")
    if operation.idempotent:
        request.append("idempotent: true")
    request = ", ".join(request)
    about = f"{operation.summary}. {operation.about}" + (f" Codes: {', '.join(operation.codes)}." if operation.codes else "")
    text = ts_comment(about, "  ")
    if operation.lines:
        line, answer = ts_item(operation.lines[1]), ts_type(operation.answer)
        text += f"  {operation.name}({', '.join(arguments)}): Pages<{line}, {answer}> {{\n"
        return text + f'    return this.pages({{ {request} }}, "{operation.lines[0]}", options);\n  }}\n'
    answer = "void" if operation.answer is None else ts_type(operation.answer)
    text += f"  {operation.name}({', '.join(arguments)}): Promise<{answer}> {{\n"
    return text + f"    return this.call<{answer}>({{ {request} }}, options);\n  }}\n"


def typescript(all_operations, names):
    text = f"// {HEADER}\n\n"
    text += 'import { Group, part, type CallOptions, type CreateOptions, type MergePatch, type Pages } from "./http.js";\n\n'
    text += f'export const VERSION = "{DOCUMENT["info"]["version"]}";\n\n'
    for name in sorted(names):
        text += ts_schema(name, SCHEMAS[name]) + "\n"
    for operation in all_operations:
        if operation.in_query:
            text += f"export interface {pascal(operation.id)}Query {{\n"
            for parameter in operation.in_query:
                text += ts_comment(parameter.get("description", ""), "  ")
                mark = "" if parameter.get("required") else "?"
                text += f"  {ts_key(parameter['name'])}{mark}: {ts_type(parameter['schema'])};\n"
            text += "}\n\n"
    for group in sorted({operation.group for operation in all_operations}):
        text += f"export class {pascal(group)}Core extends Group {{\n"
        text += "\n".join(ts_method(operation) for operation in all_operations if operation.group == group)
        text += "}\n\n"
    return text.rstrip("\n") + "\n"


# ---- Python ----

BUILTINS = {"list", "type", "id", "format", "filter", "next", "input"}


def py_name(name):
    name = snake(name)
    return name + "_" if keyword.iskeyword(name) else name


def py_type(schema, params=False):
    if "$ref" in schema:
        name = last(schema["$ref"])
        target = SCHEMAS[name]
        is_plain = not ("properties" in target or "oneOf" in target or "anyOf" in target)
        return param_name(name) if params and not is_plain else name
    if "const" in schema:
        return f"Literal[{schema['const']!r}]"
    if "enum" in schema:
        return f"Literal[{', '.join(repr(value) for value in schema['enum'])}]"
    for place in ("oneOf", "anyOf"):
        if place in schema:
            return f"Union[{', '.join(py_type(option, params) for option in schema[place])}]"
    kinds = schema.get("type")
    if isinstance(kinds, list):
        inner = [py_type(schema | {"type": kind}, params) for kind in kinds if kind != "null"]
        inner = inner[0] if len(inner) == 1 else f"Union[{', '.join(inner)}]"
        return f"Optional[{inner}]" if "null" in kinds else inner
    match kinds:
        case "string" if schema.get("format") == "date-time":
            return "Union[datetime, str]" if params else "datetime"
        case "string":
            return "str"
        case "integer":
            return "int"
        case "number":
            return "float"
        case "boolean":
            return "bool"
        case "array":
            # A method called `list` hides the builtin in its class.
            return f"List[{py_type(schema.get('items', {}), params)}]"
        case "object":
            more = schema.get("additionalProperties")
            return f"Dict[str, {py_type(more, params) if isinstance(more, dict) else 'Any'}]"
    return "Any"


def param_name(name):
    for end in ("Body", "Input"):
        name = name.removesuffix(end)
    return f"{name}Param"


def docstring(text, indent):
    text = " ".join(text.split()).replace("\\", "\\\\").replace('"""', "'''")
    if not text:
        return ""
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) + len(indent) + 4 > WIDTH:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    lines.append(line)
    joined = f"\n{indent}".join(lines)
    return f'{indent}"""{joined}"""\n' if len(lines) == 1 else f'{indent}"""{joined}\n{indent}"""\n'


def py_model(name, schema):
    if not ("properties" in schema and schema.get("type") == "object"):
        return f"{name} = {py_type(schema)}\n"
    text = f"@dataclass\nclass {name}:\n" + docstring(schema.get("description", "") or f"`{name}`.", "    ") + "\n"
    required = schema.get("required", [])
    fields = sorted(schema["properties"].items(), key=lambda field: field[0] not in required)
    for field, within in fields:
        python, kind = py_name(field), py_type(within)
        if field not in required and not kind.startswith("Optional["):
            kind = f"Optional[{kind}]"
        default = "" if field in required else " = None"
        if python != field:
            default = f' = field(metadata={{"name": "{field}"}}{"" if field in required else ", default=None"})'
        text += f"    {python}: {kind}{default}\n"
    return text


def py_param(name, schema):
    if "properties" not in schema:
        return f"{param_name(name)} = {py_type(schema, True)}\n"
    fields = ", ".join(
        f'"{field}": {py_type(within, True)}'
        if field in schema.get("required", [])
        else f'"{field}": NotRequired[{py_type(within, True)}]'
        for field, within in schema["properties"].items()
    )
    return f'{param_name(name)} = TypedDict("{param_name(name)}", {{{fields}}})\n'


def py_method(operation, is_async):
    positional = [(py_name(p["name"]), py_type(p["schema"], True)) for p in operation.in_path]
    named, given = [], []
    body = resolved(operation.body) if operation.body is not None else None
    patched = PATCHES.get(last(operation.body.get("$ref", "/"))) if operation.body is not None else None
    if patched:
        body = {"properties": SCHEMAS[patched]["properties"]}
        positional.append(("body", "Optional[Dict[str, Any]] = None"))
    spread = body is not None and "properties" in body
    if spread:
        required = body.get("required", []) if operation.body_required else []
        for field, within in sorted(body["properties"].items(), key=lambda field: field[0] not in required):
            if py_name(field) in [name for name, _ in positional]:
                continue  # what the path says already, which an answer that is sent back says again
            named.append((py_name(field), py_type(within, True), field in required))
            given.append(f'"{field}": {py_name(field)}')
    elif body is not None:
        positional.append(("body", py_type(operation.body, True)))
    taken = {name for name, _, _ in named}
    query = []
    for parameter in operation.in_query:
        named.append((py_name(parameter["name"]), py_type(parameter["schema"], True), parameter.get("required", False)))
        query.append(f'"{parameter["name"]}": {py_name(parameter["name"])}')
    headers = []
    for parameter in operation.headers:
        assert py_name(parameter["name"]) not in taken
        named.append((py_name(parameter["name"]), py_type(parameter["schema"], True), parameter["required"]))
        headers.append(f'"{parameter["name"].lower()}": {py_name(parameter["name"])}')
    if operation.idempotent:
        named.append(("idempotency_key", "str", False))
    arguments = ["self", *(f"{name}: {kind}" for name, kind in positional)]
    if named:
        arguments.append("*")
    for name, kind, required in sorted(named, key=lambda argument: not argument[2]):
        arguments.append(f"{name}: {kind}" if required else f"{name}: Optional[{kind}] = None")
    path = re.sub(r"\{([^}]+)\}", lambda m: "{quote(" + py_name(m[1]) + ')}', operation.path)
    call = [f'"{operation.method}"', f'{"f" if "{" in path else ""}"{path}"']
    if spread:
        named_body = f"{{{', '.join(given)}}}"
        call.append(f"body=merge_patch(body, {named_body})" if patched else f"body={named_body}")
        if not operation.body_required and not patched:
            call.append("body_optional=True")
    elif body is not None:
        call.append("body=body")
    if query:
        call.append(f"query={{{', '.join(query)}}}")
    if headers:
        call.append(f"headers={{{', '.join(headers)}}}")
    if operation.idempotent:
        call.append("idempotent=True, idempotency_key=idempotency_key")
    name = py_name(operation.name)
    answer = "None" if operation.answer is None else py_type(operation.answer)
    about = f"{operation.summary}. {operation.about}" + (f" Codes: {', '.join(operation.codes)}." if operation.codes else "")
    about = docstring(about, "        ")
    if operation.lines:
        line, target = operation.lines[1], operation.lines[0]
        if line.get("type") == "array":
            line = py_type(line["items"])
        else:
            line = f"Union[{', '.join(py_type(resolved(option)['items']) for option in line['anyOf'])}]"
        pages = "AsyncPages" if is_async else "Pages"
        text = f'    def {name}({", ".join(arguments)}) -> "{pages}[{line}, {answer}]":\n{about}'
        return text + f'        return self._pages({answer}, "{target}", {", ".join(call)})\n'
    define, wait = ("async def", "await ") if is_async else ("def", "")
    text = f"    {define} {name}({', '.join(arguments)}) -> {answer}:\n{about}"
    return text + f"        return {wait}self._call({answer}, {', '.join(call)})\n"


def ordered(names):
    """Names after those that they are made of, for aliases."""
    done, order = set(), []

    def add(name):
        if name in done:
            return
        done.add(name)
        for other in sorted(reached(SCHEMAS[name], set())):
            if other in names:
                add(other)
        order.append(name)

    for name in sorted(names):
        add(name)
    return order


def python(all_operations, names):
    answers, params = set(), set()
    for operation in all_operations:
        reached(operation.answer or {}, answers)
        if operation.body is not None:
            body = resolved(operation.body)
            reached(body if "properties" in body else operation.body, params)
    answers |= {"Problem", "ProblemCode"}
    reached(SCHEMAS["Problem"], answers)
    plain = {name for name in params if not any(p in SCHEMAS[name] for p in ("properties", "oneOf", "anyOf"))}
    text = f'"""{HEADER}"""\n\n'
    text += "from dataclasses import dataclass, field\nfrom datetime import datetime\n"
    text += "from typing import Any, Dict, List, Literal, Optional, Union\n\n"
    text += "from typing_extensions import NotRequired, TypedDict\n\n"
    text += "from ._http import AsyncGroup, AsyncPages, Group, Pages, merge_patch, quote\n\n"
    text += f'VERSION = "{DOCUMENT["info"]["version"]}"\n\n\n'
    text += "\n\n".join(py_model(name, SCHEMAS[name]) for name in ordered(answers | plain)) + "\n\n"
    text += "\n".join(py_param(name, SCHEMAS[name]) for name in ordered(params - plain)) + "\n\n"
    for group in sorted({operation.group for operation in all_operations}):
        for is_async in (False, True):
            start = "Async" if is_async else ""
            text += f"class {start}{pascal(group)}Core({start}Group):\n"
            methods = [operation for operation in all_operations if operation.group == group]
            # After a method called `list` the builtin is out of reach, which is why types are written `List`.
            text += "\n".join(py_method(operation, is_async) for operation in methods) + "\n\n"
    return text.rstrip("\n") + "\n"


# ---- Rust: the codes alone, for the rest of shared/client is written by hand ----

RUST = """//! The stable codes of problems. HEADER

use std::fmt;

use serde::{Deserialize, Deserializer};

macro_rules! codes {
    ($($name:ident $text:literal)*) => {
        /// What happened, as a problem document names it.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $text, "`.")] $name,)*
            /// One that only a newer server has: go by the status.
            Other(String),
        }

        impl Code {
            /// As it stands in a problem document.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$name => $text,)*
                    Self::Other(text) => text,
                }
            }
        }

        impl From<String> for Code {
            fn from(text: String) -> Self {
                match text.as_str() {
                    $($text => Self::$name,)*
                    _ => Self::Other(text),
                }
            }
        }
    };
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

codes! {
CODES}
"""


def rust():
    codes = resolved(SCHEMAS["Problem"]["properties"]["code"])["enum"]
    lines = "".join(f'    {pascal(code)} "{code}"\n' for code in codes)
    return RUST.replace("HEADER", HEADER).replace("CODES", lines)


def main():
    all_operations = operations()
    names = set()
    for operation in all_operations:
        reached([operation.answer or {}, operation.body or {}], names)
    names |= reached(SCHEMAS["Problem"], {"Problem"})
    version = DOCUMENT["info"]["version"]
    written = {
        HERE / "node/src/generated.ts": typescript(all_operations, names),
        HERE / "python/src/latchkey/_generated.py": python(all_operations, names),
        HERE.parents[1] / "shared/client/src/code.rs": rust(),
    }
    for path, pattern in (
        (HERE / "node/package.json", r'(?m)^  "version": "[^"]*"'),
        (HERE / "python/pyproject.toml", r'(?m)^version = "[^"]*"'),
    ):
        text = path.read_text(encoding="utf-8")
        start = '  "version": ' if path.suffix == ".json" else "version = "
        written[path] = re.sub(pattern, f'{start}"{version}"', text, count=1)
    changed = [path for path, text in written.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        if changed:
            names = ", ".join(str(path.relative_to(HERE.parents[1])) for path in changed)
            sys.exit(f"out of date: {names}; run python3 infra/clients/generate.py")
        return
    for path in changed:
        path.write_text(written[path], encoding="utf-8")


main()
