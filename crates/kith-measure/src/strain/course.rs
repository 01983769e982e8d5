//! One person's own scores so far, and what they usually are.

/// Scores in the order in which they were given, oldest first, with what a rule compares a new
/// one with. Each figure is `None` where there are too few scores for it, and never a number
/// that is not one.
///
/// ```
/// use kith_measure::strain::Course;
///
/// let course = Course::new([50.0, 54.0, 52.0, 54.0], 0.75);
/// assert_eq!(course.median(), Some(53.0));
/// assert_eq!(course.mean(), Some(52.5));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    scores: Vec<f64>,
    floor: f64,
}

impl Course {
    /// A course on which no spread is reckoned smaller than `floor`: somebody who has always
    /// said nearly the same is not to be asked about a single point. Half a point on a scale of
    /// 0 to 40 is what the rules were tried with. What is not a number counts as not given.
    pub fn new(scores: impl IntoIterator<Item = f64>, floor: f64) -> Self {
        let scores = scores.into_iter().filter(|score| score.is_finite()).collect();
        Self { scores, floor: if floor.is_finite() { floor.max(0.0) } else { 0.0 } }
    }

    /// How many scores there are.
    pub fn len(&self) -> usize {
        self.scores.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.scores.is_empty()
    }

    /// The newest score.
    pub fn last(&self) -> Option<f64> {
        self.scores.last().copied()
    }

    /// The mean.
    pub fn mean(&self) -> Option<f64> {
        mean(&self.scores)
    }

    /// The median: the middle one, or the middle of the two in the middle.
    pub fn median(&self) -> Option<f64> {
        median(&self.scores)
    }

    /// The standard deviation with n - 1, at least the floor. From two scores on.
    pub fn spread(&self) -> Option<f64> {
        let middle = self.mean()?;
        let squares: f64 = self.scores.iter().map(|score| (score - middle).powi(2)).sum();
        let others = count(self.scores.len().checked_sub(1)?);
        self.floored((squares / others).sqrt())
    }

    /// The mean moving range: how far it is from one score to the next, on average, at least
    /// the floor. From two scores on.
    pub fn moving_range(&self) -> Option<f64> {
        let next = self.scores.iter().skip(1);
        let steps: Vec<_> =
            self.scores.iter().zip(next).map(|(one, next)| (next - one).abs()).collect();
        self.floored(mean(&steps)?)
    }

    /// The median distance from the median, times 1.4826 so that it is a standard deviation
    /// where scores spread like a bell; at least the floor.
    pub fn mad(&self) -> Option<f64> {
        let middle = self.median()?;
        let away: Vec<_> = self.scores.iter().map(|score| (score - middle).abs()).collect();
        self.floored(1.4826 * median(&away)?)
    }

    /// Where a mean stands that forgets: it begins as the mean of the first `first` scores, and
    /// each later one, `now` at the end, moves it by `weight` of the way.
    pub(super) fn forgetting(&self, first: usize, weight: f64, now: f64) -> Option<f64> {
        let (first, later) = self.scores.split_at_checked(first)?;
        let sink = |level: f64, score: &f64| weight * score + (1.0 - weight) * level;
        finite(later.iter().chain([&now]).fold(mean(first)?, sink))
    }

    fn floored(&self, spread: f64) -> Option<f64> {
        finite(spread).map(|spread| spread.max(self.floor))
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    finite(values.iter().sum::<f64>() / count(values.len()))
}

fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let low = sorted.get(values.len().checked_sub(1)? / 2)?;
    let high = sorted.get(values.len() / 2)?;
    Some(f64::midpoint(*low, *high))
}

fn count(length: usize) -> f64 {
    f64::from(u32::try_from(length).unwrap_or(u32::MAX))
}

fn finite(value: f64) -> Option<f64> {
    Some(value).filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: Option<f64>, other: f64) -> bool {
        one.is_some_and(|one| (one - other).abs() < 1e-9)
    }

    #[test]
    fn the_figures_are_those_of_the_textbook() {
        let course = Course::new([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0], 0.0);
        assert!(near(course.mean(), 5.0));
        assert!(near(course.median(), 4.5));
        assert!(near(course.spread(), (32.0_f64 / 7.0).sqrt()));
        assert!(near(course.moving_range(), 1.0));
        assert!(near(course.mad(), 1.4826 * 0.5));
        assert_eq!((course.len(), course.last()), (8, Some(9.0)));
    }

    #[test]
    fn no_spread_is_smaller_than_the_floor() {
        let course = Course::new([30.0; 6], 0.5);
        assert_eq!(
            [course.spread(), course.moving_range(), course.mad()],
            [Some(0.5); 3],
            "somebody who always says the same"
        );
    }

    #[test]
    fn too_few_scores_have_no_figure() {
        let none = Course::new([], 0.5);
        assert!(none.is_empty());
        assert_eq!([none.mean(), none.median(), none.spread(), none.mad()], [None; 4]);
        let one = Course::new([8.0], 0.5);
        assert_eq!([one.spread(), one.moving_range()], [None; 2]);
        assert_eq!(one.median(), Some(8.0));
    }

    #[test]
    fn what_is_not_a_number_was_not_given() {
        let course = Course::new([f64::NAN, 3.0, f64::INFINITY, 5.0], f64::NAN);
        assert_eq!(course, Course::new([3.0, 5.0], 0.0));
        let vast = Course::new([f64::MAX, f64::MAX, -f64::MAX], 0.5);
        assert_eq!([vast.spread(), vast.moving_range()], [None; 2], "beyond what can be counted");
    }

    #[test]
    fn a_mean_that_forgets_leans_on_the_newest() {
        let course = Course::new([10.0, 10.0, 20.0], 0.0);
        assert!(near(course.forgetting(2, 0.5, 20.0), 17.5));
        assert_eq!(course.forgetting(4, 0.5, 20.0), None);
    }
}
