/** Input that nobody should write and somebody will, and the kind of answer it gets. */
export const HOSTILE: readonly { readonly what: string; readonly text: string; readonly kind: string }[] = [
  { what: 'nothing', text: '', kind: 'unknown' },
  { what: 'only spaces and line breaks', text: ' \n\t\r\n ', kind: 'unknown' },
  { what: 'only emoji', text: '🤷‍♀️😰💪🏽', kind: 'unknown' },
  { what: 'only punctuation', text: '?!…', kind: 'unknown' },
  {
    what: 'control characters between letters of a name',
    text: 'cat\u0000\u0007 cow\u001b[31m',
    kind: 'exercise',
  },
  { what: 'zero-width characters inside the words', text: 'c\u200bat\u200d c\ufeffow', kind: 'exercise' },
  {
    what: 'right-to-left marks around the words',
    text: '\u202ewall\u202c \u200fangels\u200e',
    kind: 'exercise',
  },
  { what: 'lone surrogates', text: 'cat \ud800 cow \udc00', kind: 'exercise' },
  { what: 'full-width letters', text: 'ｃａｔ　ｃｏｗ', kind: 'exercise' },
  { what: 'accents where there are none', text: 'çát-çòw', kind: 'exercise' },
  { what: 'a million letters', text: 'a'.repeat(1_000_000), kind: 'unknown' },
  { what: 'one very long word', text: 'a'.repeat(90_000), kind: 'unknown' },
  { what: 'a hundred thousand brackets', text: '['.repeat(100_000), kind: 'unknown' },
  { what: 'HTML', text: '<b>cat cow</b><script>alert(1)</script>', kind: 'exercise' },
  { what: 'Markdown', text: '**[cat cow](http://example.com)**', kind: 'exercise' },
  { what: 'mentions', text: '<@U123> @everyone cat cow', kind: 'exercise' },
  {
    what: 'names of object properties',
    text: 'constructor __proto__ toString hasOwnProperty valueOf',
    kind: 'unknown',
  },
  { what: 'one such name alone', text: '__proto__', kind: 'unknown' },
  { what: 'template and shell syntax', text: '${process.exit(1)} $(rm -rf /) {{cat cow}}', kind: 'exercise' },
  { what: 'a format string', text: '%s %d %n cat cow', kind: 'exercise' },
  {
    what: 'a hundred thousand characters of different unknown words',
    text: Array.from({ length: 14_000 }, (_, index) => `q${index.toString(36)}z`)
      .join(' ')
      .slice(0, 100_000),
    kind: 'unknown',
  },
  {
    what: 'a hundred thousand characters of sign words that never quite make a sign',
    text: 'no chest muscles press, no numb bum chair, not breathless. '.repeat(1_700).slice(0, 100_000),
    kind: 'unknown',
  },
  { what: 'a letter under a heap of accents', text: `a${'\u0301\u0316'.repeat(49_000)}`, kind: 'unknown' },
  { what: 'letters that stand for whole sentences', text: '\ufdfa'.repeat(99_000), kind: 'unknown' },
  {
    what: 'a hundred thousand characters that look like misspelt signs',
    text: Array.from({ length: 14_000 }, (_, index) => `chst${index.toString(36)}`)
      .join(' ')
      .slice(0, 100_000),
    kind: 'unknown',
  },
  { what: 'one misspelt word over and over', text: 'strech '.repeat(14_000), kind: 'answer' },
  { what: 'half of a sign over and over', text: 'cant '.repeat(19_000), kind: 'unknown' },
  { what: 'commas', text: ','.repeat(100_000), kind: 'unknown' },
]
