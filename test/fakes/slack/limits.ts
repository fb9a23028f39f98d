/** What Slack takes, in characters where nothing else is said; each is refused one further. */
export const SLACK_LIMITS = {
  /** Blocks of a message, and of a modal or the App Home. */
  messageBlocks: 50,
  viewBlocks: 100,
  /** The words that stand for a message where blocks are not shown. */
  text: 40_000,
  /** All words of all blocks of a message together; Slack says nothing of it, and refuses from about here on. */
  allBlocks: 13_200,
  blockId: 255,
  actionId: 255,
  sectionText: 3_000,
  sectionFields: 10,
  sectionField: 2_000,
  header: 150,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  altText: 2_000,
  imageTitle: 2_000,
  placeholder: 150,
  options: 100,
  optionText: 75,
  optionValue: 150,
  overflowOptions: 5,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputText: 3_000,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,
  callbackId: 255,
  /** Modals that stand on each other. */
  viewStack: 3,
  prompts: 4,
  /** How often a response_url is taken, and for so many ms. */
  responses: 5,
  responseAge: 30 * 60_000,
  /** So long a trigger opens something, and so long Slack waits to hear that something arrived, in ms. */
  trigger: 3_000,
  ack: 3_000,
} as const
