//! What the people of the example say and write. All of it is ours and made up.

/// Further places to turn to, as the settings hold them.
pub(super) const RESOURCES: [&str; 3] = [
    "Night line | Every night, 8pm to 8am. Free. | 0800 000 111",
    "Front desk of Harbour House | Weekdays, 9am to 5pm. | 01632 960 001",
    "The library on Mill Lane | Warm, quiet, open until 8pm. Nobody asks why you are there. |",
];

/// Rooms that only one meeting can use at a time.
pub(super) const ROOMS: [&str; 2] = ["Room 3, first floor", "The garden room"];

/// Words for today.
pub(super) const WORDS: [&str; 8] = [
    "Tired, but I slept a little.",
    "It is raining and I like it.",
    "",
    "Loud week. I want it quiet.",
    "I walked here the long way.",
    "Better than I thought.",
    "",
    "I nearly did not come. I came.",
];

/// Please bring up.
pub(super) const BRING_UP: [&str; 8] = [
    "The letter from the housing office. I have not opened it yet.",
    "How to say no to my aunt on Sunday.",
    "The thing with the door, from last time.",
    "",
    "Sleep. The hour around three.",
    "I want to tell you about the market.",
    "What happens when you are on holiday.",
    "The form. Can we fill it in together?",
];

/// Not today.
pub(super) const NOT_TODAY: [&str; 6] =
    ["My brother.", "", "", "The hearing.", "", "Anything about April."];

/// Notes. Written to be read by the person they speak of.
pub(super) const NOTES: [&str; 8] = [
    "We opened the letter together. You read it out, and we stopped twice. It says the flat is \
     yours until March. You said: “I can breathe until then.”\n\nWe agreed that I will ring the \
     housing office by Friday and tell you what they say.",
    "You told me about the market, and how you stayed for ten minutes longer than you had \
     planned. We talked about what made that possible: you knew where the side street was.\n\nNext \
     time we look at the bus.",
    "A quiet meeting. You wanted to talk about sleep and not about why. We wrote down what helps \
     around three in the night: the lamp, the radio, cold water.",
    "You said that Sunday with your aunt went differently from what we had practised, and that \
     this was all right. I asked too many questions at the beginning. You told me, and we slowed \
     down. Thank you for telling me.",
    "We looked at the form for the course. You filled in the first page yourself. The second page \
     asks for things you do not want to write down. We agreed to leave them empty and to see what \
     they say.",
    "You came although the morning was hard. We sat by the window and named five things we could \
     see. After that you wanted to talk about the garden, and we did.",
    "We talked about what happens while I am away in two weeks. Ben can be reached if you want. \
     You said you would rather wait, and that is fine.",
    "You brought a photograph of the street where you grew up. We looked at it for a while. You \
     decided what it means and what it does not mean.",
];

/// Feedback in free words.
pub(super) const FEEDBACK: [&str; 6] = [
    "It was good to stop when I said so.",
    "",
    "You listened. That was enough.",
    "A bit fast in the middle.",
    "",
    "I liked the window.",
];

/// The note that was not right, what the client says, and what it says since.
pub(super) const WRONG_NOTE: &str = "You said that you do not want to go to the choir any more. We \
     talked about what to do with Tuesday evenings instead.";
pub(super) const NOT_RIGHT: &str =
    "I said I do not want to go this month. I do want to go again when the evenings are lighter.";
pub(super) const CORRECTED: &str = "You said that you do not want to go to the choir this month, and \
     that you want to go again when the evenings are lighter. We talked about what to do with \
     Tuesday evenings until then.";
pub(super) const SORRY: &str = "You are right, and I am sorry. I wrote it down as an ending and it was a pause. It is corrected.";

/// What a client says to a note.
pub(super) const REPLY: &str = "Thank you for writing down the part about the side street.";

/// What is answered to that.
pub(super) const ANSWER: &str = "I was glad that you told me about it.";

/// Words with a cancelled meeting.
pub(super) const CANCELLED: &str =
    "I am ill today and sorry to miss it. I would like next week as usual.";

/// What staff promise by the next meeting, and what they say when it is done.
pub(super) const PROMISES: [&str; 5] = [
    "Ring the housing office and tell you what they say.",
    "Print the page about the lamp and the radio.",
    "Ask whether the small room is free in the evenings.",
    "Find out which bus goes to the market on Saturdays.",
    "Write to Farah about the words we want to use.",
];
pub(super) const KEPT: [&str; 3] = ["It is done.", "Done. I will show you when we meet.", ""];

/// A promise that was late, with an apology, and one that a client made.
pub(super) const LATE_PROMISE: &str = "Send you the letter for the office.";
pub(super) const LATE: &str =
    "This is late, and I am sorry. The letter needs a signature that I do not have yet.";
pub(super) const SLIPPED: &str = "Look for a quieter room for the winter.";
pub(super) const OWN_PROMISE: &str = "Bring the photograph from the harbour.";

/// A meeting that went wrong, what was said about it, and how it was put right.
pub(super) const HURRIED: &str =
    "You looked at the clock three times. I went home with the half of it.";
pub(super) const FIRST_ANSWER: &str =
    "Thank you for telling me. We were short of time on that day, and I am sorry for that.";
pub(super) const NOT_YET: &str =
    "It was not the time. It was that you did not say that you were in a hurry.";
pub(super) const BETTER_ANSWER: &str = "You are right. I was in a hurry and I hid it, and you felt \
     it. I am sorry. From now on I will say at the beginning when I have less time, and you decide \
     whether we meet at all.";
pub(super) const HEARD: &str = "Yes. That is what I wanted to hear.";
pub(super) const LEFT_ALONE: &str = "Would it help to talk about how the last one went? Only if you \
     want to.";
pub(super) const UNEASY: &str = "I do not know whether you believed me.";

/// Why a client asks about a visit, answered.
pub(super) const WHY: &str = "I read your check-in before our meeting, so that I would not ask you \
     again what you had already written.";
/// Where a peer supporter and a client meet.
pub(super) const WALK_PLACE: &str = "By the footbridge";
/// What a peer supporter promises.
pub(super) const WALK_PROMISE: &str = "I bring the map with the quiet paths.";
