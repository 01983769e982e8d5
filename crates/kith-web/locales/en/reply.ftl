# Answering an entry: a reply, or "this is not right".
reply-title = Answer
reply-heading = Reply
# @promise reply-reaches-no-further
reply-intro = Everyone who can read this part can read your reply too.
reply-label = Your reply
reply-go = Send it
reply-wrong-title = Another view
reply-wrong-heading = This is not right
# @promise corrections-stand-beside
reply-wrong-intro = Say it in your own words. What is written here stays, and yours will stand beside it.
# @promise reply-reaches-no-further
reply-wrong-who = Everyone who can read this part can read your words too.
reply-wrong-label = What is right
reply-wrong-hint = You do not have to explain how you know.
reply-wrong-go = Put it beside this
# @promise sent-stays-as-written
reply-stays = Once sent, it stays as you wrote it. You can add to it at any time.
reply-empty = This one is empty. Write a little, or go back.
reply-long = This is more than fits in one go. Please make two parts of it.
reply-back = Back to the record
reply-staff-heading = Reply to { $name }
# @promise reply-reaches-no-further
reply-staff-intro = Once you send it, { $name } reads your words as they are. So can everyone else this part is open to.
