import { styleText } from 'node:util'
import { render, type Choice, type Document, type Renderer, type Rich } from '../../src/document.ts'
import { sayTyped } from '../../src/commands/typed.ts'
import type { Layout } from './console.ts'
import { wrap } from './wrap.ts'

type Style = Parameters<typeof styleText>[0]

/** How choices are shown: with a number to type in a conversation, or with what to ask next. */
export type ChoiceStyle = 'numbered' | 'to ask'

/** A document for a terminal, wrapped to its width. */
export function renderForTerminal(document: Document, layout: Layout, style: ChoiceStyle): string {
  const paint = (style: Style, text: string) =>
    layout.colour ? styleText(style, text, { validateStream: false }) : text
  const rich = (text: Rich) =>
    text
      .map((piece) => {
        if (typeof piece === 'string') return piece
        if ('strong' in piece) return paint('bold', piece.strong)
        return 'channel' in piece ? piece.channel : `${piece.link} (${piece.href})`
      })
      .join('')
  const line = (text: string, first = '') => wrap(text, layout.columns, first)
  const items = (all: readonly Rich[]) => all.map((item) => line(rich(item), '  • ')).join('\n')

  const renderer: Renderer<string> = {
    title: ({ text }) => line(paint(['bold', 'cyan'], text)),
    text: ({ text }) => line(rich(text)),
    facts: ({ facts }) => facts.map(({ name, value }) => line(`${paint('bold', name)}: ${value}`)).join('\n'),
    steps: ({ items: steps }) =>
      steps.map((step, index) => line(rich(step), `${String(index + 1).padStart(3)}. `)).join('\n'),
    list: ({ heading, items: all }) => `${line(paint('bold', heading))}\n${items(all)}`,
    warning: ({ heading, items: all }) => `${line(paint(['bold', 'yellow'], heading))}\n${items(all)}`,
    note: ({ text }) => line(paint('dim', rich(text))),
    figure: ({ alt }) => line(alt),
    choices: ({ choices }) =>
      style === 'numbered'
        ? choices.map(({ label }, index) => line(label, `  ${paint('cyan', `[${index + 1}]`)} `)).join('\n')
        : `${line(paint('bold', 'Ask next'))}\n${choices.map((choice) => line(toAsk(choice), '  • ')).join('\n')}`,
  }
  const toAsk = ({ label, run }: Choice) =>
    run.text === label ? `"${label}"` : `${label}: ${paint('dim', `"${sayTyped(run)}"`)}`
  return render(document, renderer).join('\n\n')
}
