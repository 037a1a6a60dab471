//! The difference between two JSON values, small where the values are alike.
//!
//! A letter typed into a long text becomes a few bytes. Must not know what the values mean.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What has to be done to one value to get another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Difference {
    /// Put this in its place.
    #[serde(rename = "=")]
    Set(Value),
    /// Take the field away.
    #[serde(rename = "-")]
    Remove,
    /// Change some fields of an object.
    #[serde(rename = "o")]
    Fields(Vec<(String, Difference)>),
    /// Change some elements of a list, by their places.
    #[serde(rename = "a")]
    Elements(Vec<(usize, Difference)>),
    /// In a list, put other elements in the place of so many from here on.
    #[serde(rename = "x")]
    Splice(usize, usize, Vec<Value>),
    /// In a text, put another in the place of so many bytes from here on.
    #[serde(rename = "s")]
    Text(usize, usize, String),
}

/// Works out what turns `old` into `new`; `None` where they are equal.
pub fn difference(old: &Value, new: &Value) -> Option<Difference> {
    if old == new {
        return None;
    }
    Some(match (old, new) {
        (Value::Object(old), Value::Object(new)) => Difference::Fields(fields(old, new)),
        (Value::Array(old), Value::Array(new)) => elements(old, new),
        (Value::String(old), Value::String(new)) => text_difference(old, new),
        _ => Difference::Set(new.clone()),
    })
}

/// Does to a value what the difference says; `None` where it does not fit.
pub fn apply(value: Value, difference: Difference) -> Option<Value> {
    match (difference, value) {
        (Difference::Set(new), _) => Some(new),
        (Difference::Fields(changes), Value::Object(mut object)) => {
            for (name, change) in changes {
                change_field(&mut object, name, change)?;
            }
            Some(Value::Object(object))
        }
        (Difference::Elements(changes), Value::Array(mut list)) => {
            for (index, change) in changes {
                let element = list.get_mut(index)?;
                *element = apply(element.take(), change)?;
            }
            Some(Value::Array(list))
        }
        (Difference::Splice(start, removed, inserted), Value::Array(mut list)) => {
            let end = start
                .checked_add(removed)
                .filter(|end| *end <= list.len())?;
            list.splice(start..end, inserted);
            Some(Value::Array(list))
        }
        (Difference::Text(start, removed, inserted), Value::String(mut text)) => {
            let end = start.checked_add(removed)?;
            text.get(start..end)?;
            text.replace_range(start..end, &inserted);
            Some(Value::String(text))
        }
        _ => None,
    }
}

fn change_field(object: &mut Map<String, Value>, name: String, change: Difference) -> Option<()> {
    if change == Difference::Remove {
        object.remove(&name)?;
        return Some(());
    }
    let old = object.remove(&name).unwrap_or_default();
    object.insert(name, apply(old, change)?);
    Some(())
}

fn fields(old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<(String, Difference)> {
    let removed = old
        .keys()
        .filter(|name| !new.contains_key(*name))
        .map(|name| (name.clone(), Difference::Remove));
    let changed = new.iter().filter_map(|(name, value)| {
        let change = match old.get(name) {
            Some(old) => difference(old, value)?,
            None => Difference::Set(value.clone()),
        };
        Some((name.clone(), change))
    });
    removed.chain(changed).collect()
}

fn elements(old: &[Value], new: &[Value]) -> Difference {
    if old.len() == new.len() {
        let pairs = old.iter().zip(new).enumerate();
        return Difference::Elements(
            pairs
                .filter_map(|(index, (old, new))| Some((index, difference(old, new)?)))
                .collect(),
        );
    }
    let start = old
        .iter()
        .zip(new)
        .take_while(|(old, new)| old == new)
        .count();
    let (old, new) = (&old[start..], &new[start..]);
    let same = old.iter().rev().zip(new.iter().rev());
    let end = same.take_while(|(old, new)| old == new).count();
    Difference::Splice(start, old.len() - end, new[..new.len() - end].to_vec())
}

/// Works out what turns one text into another that differs.
pub fn text_difference(old: &str, new: &str) -> Difference {
    match crate::domain::edit::Edit::between(old, new) {
        Some(edit) => Difference::Text(edit.range.start, edit.range.len(), edit.insert),
        None => Difference::Set(Value::String(new.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            "[aß你]{0,4}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::btree_map("[abc]", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    #[test]
    fn a_letter_costs_a_letter() {
        let old = json!({"text": "x".repeat(1000), "other": 1});
        let new = json!({"text": format!("{}y", "x".repeat(1000)), "other": 1});
        let written = serde_json::to_string(&difference(&old, &new).unwrap()).unwrap();
        assert_eq!(written, r#"{"o":[["text",{"s":[1000,0,"y"]}]]}"#);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(
            apply(json!("ab"), Difference::Text(1, 5, String::new())),
            None
        );
        assert_eq!(
            apply(json!("ß"), Difference::Text(1, 0, String::new())),
            None
        );
        assert_eq!(
            apply(json!([1]), Difference::Splice(usize::MAX, 2, Vec::new())),
            None
        );
        assert_eq!(
            apply(
                json!([1]),
                Difference::Elements(vec![(3, Difference::Remove)])
            ),
            None
        );
        assert_eq!(
            apply(
                json!({}),
                Difference::Fields(vec![("a".to_owned(), Difference::Remove)])
            ),
            None
        );
    }

    proptest! {
        #[test]
        fn old_and_difference_make_new(old in value(), new in value()) {
            let change = difference(&old, &new);
            prop_assert_eq!(change.is_none(), old == new);
            if let Some(change) = change {
                let written = serde_json::to_vec(&change).unwrap();
                let read = serde_json::from_slice(&written).unwrap();
                prop_assert_eq!(apply(old, read), Some(new));
            }
        }
    }
}
