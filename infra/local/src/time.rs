//! Time comes in from outside, in milliseconds since the Unix epoch.

use jiff::Timestamp;
use std::sync::Arc;

/// Tells the time, in milliseconds since the Unix epoch.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// RFC 3339 in UTC with milliseconds. A time out of range becomes the epoch.
pub(crate) fn rfc3339(milliseconds: i64) -> String {
    timestamp(milliseconds).strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// The common log format that API Gateway uses: `12/Mar/2020:19:03:58 +0000`.
pub(crate) fn common_log(milliseconds: i64) -> String {
    timestamp(milliseconds).strftime("%d/%b/%Y:%H:%M:%S +0000").to_string()
}

fn timestamp(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_aws_writes_them() {
        assert_eq!(rfc3339(1_583_348_638_390), "2020-03-04T19:03:58.390Z");
        assert_eq!(common_log(1_583_348_638_390), "04/Mar/2020:19:03:58 +0000");
        assert_eq!(rfc3339(i64::MAX), "1970-01-01T00:00:00.000Z");
    }
}
