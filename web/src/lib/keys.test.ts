import { afterEach, expect, test } from 'vitest'
import { pressed } from './keys'

afterEach(() => (document.body.innerHTML = ''))

function key(on: string, init: KeyboardEventInit): string {
  document.body.innerHTML = '<input id="field"><button id="button">b</button><p id="text">t</p>'
  let found = 'nothing'
  document.addEventListener('keydown', (event) => (found = pressed(event)), { once: true })
  document.querySelector(on)?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }))
  return found
}

test('a letter on the page is a command', () => {
  expect(key('#text', { key: 'j' })).toBe('j')
})

test('whoever writes gives no commands, and neither does a shortcut of the browser', () => {
  expect(key('#field', { key: 'j' })).toBe('')
  expect(key('#text', { key: 'j', ctrlKey: true })).toBe('')
  expect(key('#text', { key: 'j', metaKey: true })).toBe('')
})

test('Enter on a button is the button’s', () => {
  expect(key('#button', { key: 'Enter' })).toBe('')
  expect(key('#text', { key: 'Enter' })).toBe('Enter')
})

test('nothing behind a dialog is commanded', () => {
  document.body.innerHTML = '<div class="el-overlay"></div>'
  expect(pressed(new KeyboardEvent('keydown', { key: 'j' }))).toBe('')
})
