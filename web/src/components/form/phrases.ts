/**
 * A text of several lines with stock phrases beside it: those of the house, and those a person keeps. Shown where
 * people write opinions and reasons.
 */
import { Textarea } from '@bpmn-io/form-js-viewer'
import { h, type JSX } from 'preact'
import { useState } from 'preact/hooks'
import { PHRASE_LENGTH, PHRASES, phrases } from '@/composables/choices'
import { t } from '@/i18n'

interface Props {
  field: { key?: string; label?: string; validate?: { maxLength?: number } }
  value?: string
  domId: string
  disabled?: boolean
  readonly?: boolean
  onChange: (change: { value: string }) => void
}

const OPINION = /opinion|reason|comment|finding|note$|意见|理由|说明|结论/i

/** Whether people write opinions into a field. */
export function isOpinion(field: Props['field']): boolean {
  return OPINION.test(field.key ?? '') || OPINION.test(field.label ?? '')
}

/** A phrase added to what stands there already, as a sentence of its own. */
export function appended(text: string, phrase: string): string {
  const before = text.trimEnd()
  if (!before) return phrase
  return /[。；！？.!?;]$/.test(before) ? before + phrase : `${before}；${phrase}`
}

export function OpinionField(props: Props): JSX.Element {
  const original = h(Textarea as never, props as never)
  if (props.disabled || props.readonly || !isOpinion(props.field)) return original
  return h('div', { class: 'gz-opinion' }, original, h(Phrases, props))
}

function Phrases({ value = '', onChange, domId, field }: Props): JSX.Element {
  const [, again] = useState(0)
  const own = phrases.current.value
  const house = t('shell.phrases').split('\n')

  function change(make: (now: string[]) => string[]): void {
    phrases.change(make)
    again((times) => times + 1)
  }

  const text = value.trim()
  const canKeep = text !== '' && text.length <= PHRASE_LENGTH && own.length < PHRASES && ![...house, ...own].includes(text)
  return h(
    'details',
    { class: 'gz-phrases' },
    h('summary', null, t('shell.stock-phrases')),
    h(
      'ul',
      { 'aria-label': t('shell.phrases-for', { field: field.label ?? '' }) },
      ...[...house, ...own].map((phrase) =>
        h(
          'li',
          { key: phrase },
          h('button', { type: 'button', 'aria-controls': domId, onClick: () => onChange({ value: appended(value, phrase) }) }, phrase),
          own.includes(phrase)
            ? h(
                'button',
                {
                  type: 'button',
                  class: 'drop',
                  'aria-label': t('shell.phrase-drop', { phrase }),
                  onClick: () => change((now) => now.filter((each) => each !== phrase)),
                },
                '×',
              )
            : null,
        ),
      ),
      canKeep
        ? h('li', { key: '' }, h('button', { type: 'button', class: 'keep', onClick: () => change((now) => [...now, text]) }, t('shell.phrase-keep')))
        : null,
    ),
  )
}

OpinionField.config = (Textarea as unknown as { config: object }).config
