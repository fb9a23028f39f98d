/** A tag of a picture, with the words directly in it. */
export type Tag = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

const NAME = '[A-Za-z][\\w:-]*'
const VALID_TEXT = /^(?:[^<&]|&(?:amp|lt|gt|quot|#39);)*$/
const PIECE = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}="[^"]*")*)\\s*(/?)>|([^<]+)`, 'gy')
// What XML 1.0 calls a character.
const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u

/** The tags of a text in order; throws where it is no well-formed XML. */
export function readXml(xml: string): readonly Tag[] {
  if (!CHARACTERS.test(xml)) throw new Error('There is a character that XML cannot hold.')
  const all: { name: string; attributes: Record<string, string>; text: string }[] = []
  const open: typeof all = []
  let end = 0
  for (const match of xml.matchAll(PIECE)) {
    const [whole, isEnd, name = '', attributes = '', isEmpty, text] = match
    end = match.index + whole.length
    if (text !== undefined) {
      if (!VALID_TEXT.test(text)) throw new Error(`Not escaped: ${text}`)
      const inside = open.at(-1)
      if (inside === undefined && text.trim() !== '') throw new Error(`Outside of everything: ${text}`)
      if (inside !== undefined) inside.text += unescaped(text)
    } else if (isEnd === '/') {
      if (open.pop()?.name !== name) throw new Error(`Nothing open that </${name}> could end.`)
    } else {
      const tag = { name, attributes: readAttributes(attributes), text: '' }
      if (all.length > 0 && open.length === 0) throw new Error('There are two outermost tags.')
      all.push(tag)
      if (isEmpty !== '/') open.push(tag)
    }
  }
  if (end !== xml.length || open.length > 0) throw new Error(`Not read: ${xml.slice(end, end + 80)}`)
  return all
}

function readAttributes(written: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', value = ''] of written.matchAll(new RegExp(`(${NAME})="([^"]*)"`, 'g'))) {
    if (name in attributes) throw new Error(`${name} is there twice.`)
    if (!VALID_TEXT.test(value)) throw new Error(`Not escaped: ${value}`)
    attributes[name] = unescaped(value)
  }
  return attributes
}

const CHARACTER: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function unescaped(text: string): string {
  return text.replace(/&(#?\w+);/g, (_, name: string) => CHARACTER[name] ?? '')
}
