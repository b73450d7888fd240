//! Decodes bytes by a description in the words of subtensor's interface, so that the answers of runtime APIs are read by
//! something that shares no type with the runtime.
//!
//! A description is a type: `bool`, `u16`…`u128`, `i64`, `i128`, `A` (an account), `Cu16`… (compact), `Vec<T>`, `Option<T>`,
//! `(T, U)`, or the name of a record in `RECORDS`. A record is `name, name Type; name Type`.
use serde_json::{json, Map, Value};

/// Records by name: fields in their order.
pub type Records = &'static [(&'static str, &'static str)];

/// All of `bytes` as a value of type `kind`; numbers are decimal strings above 2^53, accounts 0x-hex.
pub fn decode(records: Records, kind: &str, bytes: &[u8]) -> Result<Value, String> {
    let mut input = Input { records, bytes };
    let value = input.read(kind.trim())?;
    match input.bytes {
        [] => Ok(value),
        rest => Err(format!("{} bytes are left after {kind}", rest.len())),
    }
}

struct Input<'a> {
    records: Records,
    bytes: &'a [u8],
}

impl Input<'_> {
    fn read(&mut self, kind: &str) -> Result<Value, String> {
        if let Some(inner) = within(kind, "Vec<", ">") {
            let length = self.compact()?;
            return (0..length).map(|_| self.read(inner)).collect();
        }
        if let Some(inner) = within(kind, "Option<", ">") {
            return match self.take(1)?[0] {
                0 => Ok(Value::Null),
                1 => Ok(json!([self.read(inner)?])),
                other => Err(format!("{other} is neither None nor Some")),
            };
        }
        if let Some(inner) = within(kind, "(", ")") {
            return split(inner, ',')
                .into_iter()
                .map(|part| self.read(part))
                .collect();
        }
        match kind {
            "A" => Ok(json!(format!("0x{}", hex(self.take(32)?)))),
            "bool" => match self.take(1)?[0] {
                0 => Ok(json!(false)),
                1 => Ok(json!(true)),
                other => Err(format!("{other} is no bool")),
            },
            "u8" | "u16" | "u32" | "u64" | "u128" | "i64" | "i128" => {
                let width = kind[1..].parse::<usize>().expect("a width") / 8;
                Ok(number(little_endian(self.take(width)?)))
            }
            "Cu8" | "Cu16" | "Cu32" | "Cu64" | "Cu128" => {
                let value = self.compact()?;
                let width: u32 = kind[2..].parse().expect("a width");
                if width < 128 && value >> width != 0 {
                    return Err(format!("{value} does not fit {kind}"));
                }
                Ok(number(value))
            }
            record => self.record(record),
        }
    }

    fn record(&mut self, name: &str) -> Result<Value, String> {
        let fields = self.records.iter().find(|(known, _)| *known == name);
        let (_, fields) = fields.ok_or_else(|| format!("no type {name}"))?;
        let mut values = Map::new();
        for group in fields.split(';') {
            // The type is the last word; names before it share it.
            let (names, kind) = group
                .trim()
                .rsplit_once(|c: char| c == ' ')
                .ok_or("no type")?;
            for field in names.split(',').map(str::trim) {
                let value = self
                    .read(kind)
                    .map_err(|error| format!("{name}.{field}: {error}"))?;
                values.insert(field.to_string(), value);
            }
        }
        Ok(Value::Object(values))
    }

    fn take(&mut self, length: usize) -> Result<&[u8], String> {
        if self.bytes.len() < length {
            return Err(format!(
                "{length} bytes are needed, {} are left",
                self.bytes.len()
            ));
        }
        let (taken, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        Ok(taken)
    }

    /// SCALE's compact: the two lowest bits tell the width.
    fn compact(&mut self) -> Result<u128, String> {
        let first = u128::from(self.take(1)?[0]);
        let more = match first & 3 {
            0 => return Ok(first >> 2),
            1 => 1,
            2 => 3,
            _ => {
                let width = (first >> 2) as usize + 4;
                return Ok(little_endian(self.take(width)?));
            }
        };
        Ok((first | little_endian(self.take(more)?) << 8) >> 2)
    }
}

fn within<'a>(kind: &'a str, open: &str, close: &str) -> Option<&'a str> {
    kind.strip_prefix(open)?.strip_suffix(close)
}

/// At separators that stand in no bracket.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0, 0, vec![]);
    for (at, c) in text.char_indices() {
        match c {
            '<' | '(' => depth += 1,
            '>' | ')' => depth -= 1,
            c if c == separator && depth == 0 => {
                parts.push(text[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[from..].trim());
    parts
}

fn little_endian(bytes: &[u8]) -> u128 {
    bytes
        .iter()
        .rev()
        .fold(0, |value, byte| value << 8 | u128::from(*byte))
}

fn number(value: u128) -> Value {
    match u64::try_from(value) {
        Ok(small) if small < 1 << 53 => json!(small),
        _ => json!(value.to_string()),
    }
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn descriptions_decode_known_bytes() {
    const RECORDS: Records = &[("Pair", "left, right Cu16; rest Option<Vec<(bool,u16)>>")];
    // 1, 16,384 (four bytes), Some([(true, 2)])
    let bytes = [4, 2, 0, 1, 0, 1, 4, 1, 2, 0];
    let expected = json!({ "left": 1, "right": 16384, "rest": [[[true, 2]]] });
    assert_eq!(decode(RECORDS, "Pair", &bytes), Ok(expected));
    assert!(decode(RECORDS, "Pair", &bytes[..9]).is_err());
    assert!(decode(RECORDS, "Pair", &[&bytes[..], &[0]].concat()).is_err());
    assert_eq!(decode(&[], "Cu64", &[3, 0, 0, 0, 1]), Ok(json!(1 << 24)));
}
