import { afterEach, describe, expect, it } from 'vitest'
import { dictionary, localize } from './localize'

const WORDS = { Required: '必填', 'Text field': '单行文本', 'Create a {type} element': '添加{type}', 'Should be at least {n}.': '不小于 {n}。' }

describe('a dictionary', () => {
  const say = dictionary(WORDS)
  it('knows whole texts', () => expect(say('Required')).toBe('必填'))
  it('leaves what it does not know', () => expect(say('Required by law')).toBeUndefined())
  it('keeps the part that changes', () => expect(say('Should be at least 3.')).toBe('不小于 3。'))
  it('says the part that changes in its words, too', () => expect(say('Create a Text field element')).toBe('添加单行文本'))
})

describe('the frame of a library', () => {
  let stop = (): void => undefined
  afterEach(() => {
    stop()
    document.body.innerHTML = ''
  })
  const settle = (): Promise<void> => new Promise((done) => setTimeout(done))

  it('is translated, what people wrote is not', async () => {
    document.body.innerHTML =
      '<div class="frame"><b title="Required">Required</b><textarea>Required</textarea></div><p>Required</p>'
    stop = localize('.frame', WORDS)
    await settle()
    expect(document.querySelector('b')?.outerHTML).toBe('<b title="必填">必填</b>')
    expect(document.querySelector('textarea')?.textContent).toBe('Required')
    expect(document.querySelector('p')?.textContent).toBe('Required')
  })

  it('is translated when it appears and when it changes', async () => {
    document.body.innerHTML = '<div class="frame"></div>'
    stop = localize('.frame', WORDS)
    const frame = document.querySelector('.frame') as HTMLElement
    frame.append(document.createTextNode(' Text field '))
    await settle()
    expect(frame.textContent).toBe(' 单行文本 ')
    ;(frame.firstChild as Text).data = 'Required'
    await settle()
    expect(frame.textContent).toBe('必填')
  })

  it('is left alone where the page speaks English', async () => {
    document.body.innerHTML = '<div class="frame">Required</div>'
    stop = localize('.frame', {})
    await settle()
    expect(document.body.textContent).toBe('Required')
  })
})
