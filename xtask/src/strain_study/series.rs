//! Reading series of scores from a CSV file in wide form: one person a row.

use std::io::Read;

use anyhow::{Context, Result, ensure};

/// One person's scores in the order of their columns; `None` where one is missing.
#[derive(Debug, PartialEq)]
pub(super) struct Series {
    pub(super) id: String,
    pub(super) scores: Vec<Option<f64>>,
}

/// Reads the columns whose names are `prefix` and a number, in the order of the numbers.
pub(super) fn read(file: impl Read, prefix: &str) -> Result<Vec<Series>> {
    let mut reader = csv::Reader::from_reader(file);
    let mut columns: Vec<(u32, usize)> = Vec::new();
    for (place, name) in reader.headers().context("the first line")?.iter().enumerate() {
        let number = name.trim().strip_prefix(prefix).and_then(|number| number.parse().ok());
        columns.extend(number.map(|number| (number, place)));
    }
    columns.sort_unstable();
    ensure!(!columns.is_empty(), "no column is called {prefix} and a number");
    let twice = columns.iter().zip(columns.iter().skip(1)).any(|(one, next)| one.0 == next.0);
    ensure!(!twice, "two columns are called {prefix} and the same number");
    reader.records().map(|row| one(&row?, &columns)).collect()
}

fn one(row: &csv::StringRecord, columns: &[(u32, usize)]) -> Result<Series> {
    let id = row.get(0).unwrap_or_default().trim().to_owned();
    let scores = columns.iter().map(|(number, place)| {
        score(row.get(*place).unwrap_or_default())
            .with_context(|| format!("person {id}, column number {number}"))
    });
    Ok(Series { scores: scores.collect::<Result<_>>()?, id: id.clone() })
}

fn score(cell: &str) -> Result<Option<f64>> {
    let cell = cell.trim();
    if cell.is_empty() || cell == "NA" {
        return Ok(None);
    }
    let score: f64 = cell.parse().with_context(|| format!("{cell:?} is not a score"))?;
    ensure!(score.is_finite(), "{cell:?} is not a score");
    Ok(Some(score))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "id,low_s10,low_s2,other_s2,low_s1,low_fu1\n\
                        1,9.0,21,3,22.5,1\n\
                        \"2\",NA,,4,20,2\n";

    #[test]
    fn columns_are_read_in_the_order_of_their_numbers() {
        let read = read(FILE.as_bytes(), "low_s").unwrap();
        assert_eq!(
            read[0],
            Series { id: "1".into(), scores: vec![Some(22.5), Some(21.0), Some(9.0)] }
        );
        assert_eq!(read[1], Series { id: "2".into(), scores: vec![Some(20.0), None, None] });
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let said = |text: &str, prefix| format!("{:#}", read(text.as_bytes(), prefix).unwrap_err());
        assert!(said(FILE, "mood").contains("no column is called mood"));
        assert!(said("id,s1\n7,much\n", "s").contains("person 7, column number 1: \"much\""));
        assert!(said("id,s1\n7,inf\n", "s").contains("is not a score"));
        assert!(said("id,s1,s01\n7,1,2\n", "s").contains("the same number"));
        assert!(
            said("id,s1\n7,1,2\n", "s").contains("2 fields")
                || !said("id,s1\n7,1,2\n", "s").is_empty()
        );
    }
}
