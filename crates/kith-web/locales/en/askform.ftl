# Asking for a form.
askform-title = Ask for a form
# @promise form-for-who-asked
askform-sees = { $name } finds it on their own pages, behind the second door. You read the answers. Others beside them do not. If you are not beside them any more, an answer about safety goes to someone else in their care.
askform-why = Talk about it first: what it is for, and what you do with it. They can skip any question, or leave it.
askform-none = No form can be given now.
askform-open = Asked on { $day }. Not answered yet.
askform-go = Ask for this
askform-closed = Cannot be given yet
