//! Made-up people: courses of scores on a scale of 0 to 40, left alone, with a dip, or sliding.
//! The numbers are ours; `docs/strain.md` says them in words.

/// How many meetings a course has.
pub(super) const MEETINGS: usize = 20;
/// The meetings that dip, counted from 0: the ninth and the tenth.
pub(super) const DIP: std::ops::Range<usize> = 8..10;
/// The meetings over which a course slides: the ninth to the fourteenth.
pub(super) const SLIDE: std::ops::Range<usize> = 8..14;
/// How much lower each of them lies than the one before, in own standard deviations.
const STEP: f64 = 0.5;
/// How deep the dips are, in own standard deviations.
pub(super) const DEPTHS: [f64; 2] = [2.0, 3.0];
/// The highest score.
const TOP: f64 = 40.0;
/// The mean of all people's own means, how far these spread, and the highest there is.
const USUAL: (f64, f64, f64) = (37.0, 2.5, 39.5);
/// How far one person's scores spread around their own mean.
const OWN: f64 = 1.6;
/// How much a score leans on the one before: the correlation from meeting to meeting.
const LEANS: f64 = 0.3;

/// Numbers from a seed: splitmix64, and from those a normal distribution by Box and Muller.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let number = (bits >> 11) as f64;
        (number + 0.5) / 2.0_f64.powi(53)
    }

    fn normal(&mut self) -> f64 {
        let (one, other) = (self.uniform(), self.uniform());
        (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * other).cos()
    }
}

/// What becomes of a course.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lower {
    /// It is left alone.
    Never,
    /// It dips by so many own standard deviations.
    Dip(f64),
    /// It slides, a little more at each meeting, and stays where it has come to.
    Slide,
}

impl Lower {
    /// By how many own standard deviations at this place.
    fn at(self, place: usize) -> f64 {
        match self {
            Self::Dip(depth) if DIP.contains(&place) => depth,
            Self::Slide => {
                let steps = place.saturating_add(1).min(SLIDE.end).saturating_sub(SLIDE.start);
                STEP * f64::from(u32::try_from(steps).unwrap_or(u32::MAX))
            }
            Self::Never | Self::Dip(_) => 0.0,
        }
    }
}

/// One person's scores as they would be without an end of the scale.
#[derive(Debug)]
pub(super) struct Person(Vec<f64>);

impl Person {
    pub(super) fn new(dice: &mut Dice) -> Self {
        let (middle, wide, most) = USUAL;
        let mean = (middle + wide * dice.normal()).min(most);
        let mut last = dice.normal();
        let scores = (0..MEETINGS).map(|place| {
            if place > 0 {
                last = LEANS * last + (1.0 - LEANS * LEANS).sqrt() * dice.normal();
            }
            mean + OWN * last
        });
        Self(scores.collect())
    }

    /// What is seen of it, within the scale.
    pub(super) fn seen(&self, lower: Lower) -> Vec<f64> {
        let score = |(place, score): (usize, &f64)| (score - lower.at(place) * OWN).clamp(0.0, TOP);
        self.0.iter().enumerate().map(score).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_makes_up_the_same_people_again() {
        let course = |seed| Person::new(&mut Dice::new(seed)).seen(Lower::Never);
        assert_eq!(course(7), course(7));
        assert_ne!(course(7), course(8));
    }

    #[test]
    fn people_are_as_they_are_said_to_be() {
        let mut dice = Dice::new(3);
        let people: Vec<_> = (0..2_000).map(|_| Person::new(&mut dice)).collect();
        let (mut squares, mut products, mut count) = (0.0, 0.0, 0.0);
        for person in &people {
            let mean: f64 = person.0.iter().sum::<f64>() / 20.0;
            for pair in person.0.windows(2) {
                squares += (pair[0] - mean).powi(2);
                products += (pair[0] - mean) * (pair[1] - mean);
                count += 1.0;
            }
        }
        // Around a mean of 20 scores that lean on each other both come out a little smaller.
        let (spread, leans): (f64, f64) = ((squares / count).sqrt(), products / squares);
        assert!((1.4..1.6).contains(&spread), "{spread}");
        assert!((0.2..0.3).contains(&leans), "{leans}");
    }

    #[test]
    fn a_dip_lasts_two_meetings_and_a_slide_stays() {
        let person = Person(vec![30.0; MEETINGS]);
        let seen = person.seen(Lower::Dip(2.0));
        assert_eq!((seen[7], seen[10]), (30.0, 30.0));
        assert!(DIP.into_iter().all(|place| (seen[place] - 26.8).abs() < 1e-9));
        let slid = person.seen(Lower::Slide);
        assert!((slid[7], slid[8], slid[13], slid[19]) == (30.0, 29.2, 25.2, 25.2), "{slid:?}");
        assert!(Person(vec![99.0, -9.0]).seen(Lower::Never) == [40.0, 0.0], "the scale has ends");
    }
}
