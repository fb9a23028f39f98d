import { createButtons } from '../../../adapters/messenger/buttons.ts'

/** Buttons that keep nothing: those with long texts have expired at once. */
export const PLAIN_BUTTONS = createButtons({
  store: { keep: async () => {}, read: async () => undefined },
  now: () => Date.now(),
  wrong: (mistake) => {
    throw mistake
  },
})
