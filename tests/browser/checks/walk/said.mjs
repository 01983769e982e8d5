// What the people of the walk write. All of it is ours; none of it may be found in the data of the
// service, where everything is sealed.
export const SAID = {
  use: "the long winter",
  avoid: "fragile, at last",
  purpose: "Afternoons to talk about the workshop",
  passphrase: "copper kettle on the windowsill",
  secret: "871205",
  place: "The reading room by the canal",
  otherPlace: "A walk along the canal",
  proposal: "The bench behind the glasshouse",
  today: "Grey, and slower than yesterday.",
  bring: "The bicycle that nobody repaired.",
  fence: "Please leave the lighthouse out.",
  note: "We talked about the bicycle and you laughed at its bell.",
  corrected: "We talked about the bicycle and you did not laugh at its bell.",
  reply: "Thank you for the quiet between the sentences.",
  wrong: "I was not laughing, I was coughing.",
  felt: "The corner seat was too close to the door.",
  draft: "Half a sentence about the ferry",
  second: "Another half about the harbour wall",
};
