import type { Choice } from '../../../src/document.ts'

/** The button that an answer with an exercise has besides its own. */
export const SHARE: Choice = { label: 'Share the first one', run: { command: 'share', text: 'cat-cow' } }
