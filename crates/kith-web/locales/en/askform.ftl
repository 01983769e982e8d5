# Asking for a form.
askform-title = Ask for a form
askform-sees = { $name } finds it on their own pages, behind the second door. You read the answers. Others beside them do not.
askform-why = Talk about it first: what it is for, and what you do with it. They can skip any question, or leave it.
askform-none = No form can be given now.
askform-open = Asked on { $day }. Not answered yet.
askform-go = Ask for this
askform-closed = Cannot be given yet
