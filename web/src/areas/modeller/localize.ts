/**
 * Words of libraries that write their English straight into the page (form-js, parts of dmn-js): replaced as they
 * appear, in the library's own frame only. What people wrote is never touched: neither inputs nor what lies outside
 * of the places named.
 */
import type { Words } from './translate'

const ATTRIBUTES = ['title', 'placeholder', 'aria-label', 'alt']
const WRITTEN_BY_PEOPLE = 'input, textarea, [contenteditable="true"], .cm-editor, script, style'

type Pattern = { read: RegExp; names: string[]; say: string }

/** From what a library says to what the page shows: whole texts, and texts with `{name}` in them. */
export function dictionary(words: Words): (text: string) => string | undefined {
  const patterns: Pattern[] = Object.entries(words)
    .filter(([text]) => /{\w+}/.test(text))
    .map(([text, say]) => {
      const names = [...text.matchAll(/{(\w+)}/g)].map((found) => found[1] as string)
      const source = text.split(/{\w+}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      return { read: new RegExp(`^${source.join('(.+?)')}$`), names, say }
    })
  return (text) => {
    const whole = words[text]
    if (whole !== undefined) return whole
    for (const { read, names, say } of patterns) {
      const found = read.exec(text)
      if (!found) continue
      return say.replace(/{(\w+)}/g, (_, name: string) => {
        const part = found[names.indexOf(name) + 1] ?? ''
        return words[part] ?? words[capital(part)] ?? part
      })
    }
    return undefined
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Keeps the frame of a library in these words until the function returned is called. `places`: a selector list. */
export function localize(places: string, words: Words): () => void {
  if (Object.keys(words).length === 0) return () => undefined
  const say = dictionary(words)

  function text(node: Text): void {
    const parent = node.parentElement
    if (!parent?.closest(places) || parent.closest(WRITTEN_BY_PEOPLE)) return
    const said = node.data.trim()
    const better = said ? say(said) : undefined
    if (better !== undefined && better !== said) node.data = node.data.replace(said, () => better)
  }

  function attribute(element: Element, name: string): void {
    const said = element.closest(places) ? element.getAttribute(name) : null
    const better = said ? say(said.trim()) : undefined
    if (better !== undefined && better !== said) element.setAttribute(name, better)
  }

  function whole(node: Node): void {
    if (node instanceof Text) return text(node)
    if (!(node instanceof Element)) return
    for (const name of ATTRIBUTES) attribute(node, name)
    for (const child of node.childNodes) whole(child)
  }

  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes, attributeName } of changes) {
      if (type === 'attributes') attribute(target as Element, attributeName as string)
      else if (type === 'characterData') text(target as Text)
      else addedNodes.forEach(whole)
    }
  })
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES })
  whole(document.body)
  return () => observer.disconnect()
}
