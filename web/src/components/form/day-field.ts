/**
 * A day, a time, or both. The viewer clears in silence what it cannot read, and keeps no day without its time: here
 * both are said at the field.
 */
import { Datetime } from '@bpmn-io/form-js-viewer'
import { h, type JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '@/i18n'
import { readDay } from './days'

interface Props {
  field: { subtype?: string; validate?: { required?: boolean } }
  value?: string | null
  disabled?: boolean
  readonly?: boolean
}

export interface Typed {
  day: string
  time: string
}

/** Whether one of the two is there and not the other. */
export function isHalf({ day, time }: Typed): boolean {
  return (day.trim() === '') !== (time.trim() === '')
}

/** What is said of a text that was typed; empty where it was read. `left`: what the viewer made of it. */
export function unread(typed: string, left: string, isTime: boolean): string {
  const text = typed.trim()
  if (!text || (isTime ? left !== '' : !Number.isNaN(readDay(text).getTime()))) return ''
  return t(isTime ? 'table.time-unread' : 'table.day-unread', { text })
}

export function DayField(props: Props): JSX.Element {
  const original = h(Datetime as never, props as never)
  return props.disabled || props.readonly ? original : h(Watched, { ...props, original })
}

function Watched({ field, value, original }: Props & { original: JSX.Element }): JSX.Element {
  const place = useRef<HTMLDivElement>(null)
  const typed = useRef('')
  const [wrong, setWrong] = useState('')
  const [half, setHalf] = useState(false)
  useEffect(() => {
    if (value) setHalf(false)
  }, [value])

  function input({ target, isTrusted }: JSX.TargetedInputEvent<HTMLDivElement>): void {
    // the calendar says by the same event that it has cleared something: nobody typed that
    if (!isTrusted) return
    typed.current = (target as HTMLInputElement).value
    setWrong('')
  }

  function left({ target }: JSX.TargetedFocusEvent<HTMLDivElement>): void {
    if (!(target instanceof HTMLInputElement)) return
    const text = typed.current
    typed.current = ''
    // the viewer reads, and clears, when the field is left, too: what it made of it is there a moment later
    setTimeout(() => look(target, text))
  }

  function look(target: HTMLInputElement, text: string): void {
    const told = unread(text, target.value, target.id.endsWith('-time'))
    if (told) setWrong(told)
    if (field.subtype !== 'datetime') return
    const [day, time] = [...(place.current?.querySelectorAll<HTMLInputElement>('input.fjs-input') ?? [])]
    setHalf(day !== undefined && time !== undefined && isHalf({ day: day.value, time: time.value }))
  }

  // where it may be left empty the viewer says so itself
  const isToBeSaid = half && field.validate?.required === true
  return h(
    'div',
    { ref: place, class: 'gz-day', onInput: input, onFocusOut: left },
    original,
    wrong ? h('p', { class: 'gz-unread', role: 'status' }, wrong) : null,
    isToBeSaid ? h('p', { class: 'gz-unread', role: 'status' }, t('table.day-half')) : null,
  )
}

DayField.config = (Datetime as unknown as { config: object }).config
