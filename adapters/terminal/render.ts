import { styleText } from 'node:util'
import { render, type Choice, type Document, type Renderer, type Rich } from '../../src/document.ts'
import type { Layout } from './console.ts'
import { wrap } from './wrap.ts'

type Style = Parameters<typeof styleText>[0]

/** A document for a terminal: wrapped, its choices numbered for typing where `numbered` says so. */
export function renderForTerminal(document: Document, layout: Layout, numbered: boolean): string {
  const paint = (style: Style, text: string) =>
    layout.colour ? styleText(style, text, { validateStream: false }) : text
  const rich = (text: Rich) =>
    text
      .map((piece) => {
        if (typeof piece === 'string') return piece
        return 'strong' in piece ? paint('bold', piece.strong) : `${piece.link} (${piece.href})`
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
    choices: ({ choices }) =>
      choices.map((choice, index) => line(sayChoice(choice), number(index))).join('\n'),
  }
  const number = (index: number) => (numbered ? `${paint('cyan', `  [${index + 1}]`)} ` : '  → ')
  const sayChoice = ({ label, run }: Choice) => {
    const typed = run.text === label ? '' : `/${run.command} ${run.text}`
    return numbered || typed === '' ? label : `${label}  ${paint('dim', typed)}`
  }
  return render(document, renderer).join('\n\n')
}
