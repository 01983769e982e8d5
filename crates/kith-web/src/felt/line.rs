//! A line of answers: words, then one sentence for each meeting, and a drawing that says the same.

use kith_core::felt::Felt;

use crate::cx::moment;
use crate::text::Text;

/// The highest score.
const TOP: f64 = 60.0;
/// How far two meetings lie apart in the drawing, and how high it is.
const STEP: f64 = 24.0;
const HEIGHT: f64 = 120.0;

/// One line as its reader sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// The newest answer, and what is usual.
    pub(crate) words: Vec<String>,
    /// One sentence for each meeting, the newest first.
    pub(crate) points: Vec<String>,
    /// Whether somebody else entered one of the answers.
    pub(crate) entered: bool,
    /// Places of the points in the drawing, from left and top.
    pub(crate) dots: Vec<(String, String)>,
    /// What connects answers after meetings that followed each other; a gap stays a gap.
    pub(crate) strokes: Vec<String>,
    /// The height of what is usual.
    pub(crate) usual: Option<String>,
    pub(crate) width: String,
}

impl Line {
    /// In words and as a drawing. `usual`: the key of the sentence about what is usual.
    pub(crate) fn of(t: &Text, felt: &Felt, usual: &str) -> Self {
        let day = |at| t.day(moment(at));
        let points = felt.points.iter().rev().map(|point| match point.score {
            Some(score) => {
                let key = if point.entered { "felt-point-entered" } else { "felt-point" };
                t.say(key).with("day", day(point.starts)).with("score", u32::from(score))
            }
            None => t.say("felt-point-none").with("day", day(point.starts)),
        });
        let scores: Vec<_> = felt.points.iter().map(|point| point.score).collect();
        Self {
            words: words(t, felt, usual),
            points: points.map(|said| said.to_string()).collect(),
            entered: felt.points.iter().any(|point| point.entered && point.score.is_some()),
            ..drawing(&scores, felt.usual)
        }
    }
}

fn words(t: &Text, felt: &Felt, usual: &str) -> Vec<String> {
    let last = felt.points.iter().rev().find_map(|point| Some((point.starts, point.score?)));
    let Some((at, score)) = last else { return vec![t.get("felt-none")] };
    let said = t.say("felt-last").with("day", t.day(moment(at))).with("score", u32::from(score));
    let usual = match felt.usual {
        Some(median) => t.say(usual).with("score", format!("{median:.0}")).to_string(),
        None => t.get("felt-usual-not-yet"),
    };
    vec![said.to_string(), usual]
}

/// Where each answer lies; nothing is drawn where nothing was said.
fn drawing(scores: &[Option<u8>], usual: Option<f64>) -> Line {
    let places = std::iter::successors(Some(STEP / 2.0), |place| Some(place + STEP));
    let height = |score: f64| HEIGHT - score / TOP * HEIGHT;
    let placed: Vec<Option<(f64, f64)>> = places
        .zip(scores)
        .map(|(place, score)| score.map(|score| (place, height(f64::from(score)))))
        .collect();
    let joined = |run: &[Option<(f64, f64)>]| {
        let points = run.iter().flatten().map(|(x, y)| format!("{x:.0},{y:.0}"));
        points.collect::<Vec<_>>().join(" ")
    };
    Line {
        dots: placed
            .iter()
            .flatten()
            .map(|(x, y)| (format!("{x:.0}"), format!("{y:.0}")))
            .collect(),
        strokes: placed.split(Option::is_none).filter(|run| run.len() > 1).map(joined).collect(),
        usual: usual.map(|usual| format!("{:.0}", height(usual))),
        width: format!("{:.0}", scores.iter().fold(0.0, |width, _| width + STEP).max(STEP)),
        ..Line::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_not_drawn_over_and_the_axis_is_whole() {
        let line = drawing(&[Some(60), Some(0), None, Some(30)], Some(30.0));
        assert_eq!(line.strokes, ["12,0 36,120"], "nothing leads over the gap");
        assert_eq!(line.dots.len(), 3);
        assert_eq!(line.usual.as_deref(), Some("60"));
        assert_eq!(line.width, "96");
        assert!(drawing(&[], None).dots.is_empty());
    }
}
