// What Limber is called and offers on Slack's own surfaces.

/** The shortcut on a message. */
export const SUGGEST_STRETCH = {
  id: 'suggest_stretch',
  name: 'Suggest a stretch',
  description: 'What may help with what this message says; only you see it',
} as const

/** What somebody can begin with who opens the messages with Limber. */
export const PROMPTS = [
  { title: 'Something for now', message: 'Something quick for my upper back, at my desk' },
  { title: 'My neck is stiff', message: 'My neck is stiff from the laptop, what helps?' },
  { title: 'Five minutes', message: '5 minutes for neck and shoulders, at my desk' },
  { title: 'A break for me', message: 'Remind me to stretch on weekdays at 10:30 and 15:00' },
] as const

export const PROMPTS_TITLE = 'What would help?'
