import { expect, test } from 'vitest'
import { kindOf, recordedIn, sha256Of, sizeOf } from './bytes'

test('the hash is that of the content', async () => {
  const content = new TextEncoder().encode('共治').buffer as ArrayBuffer
  expect(await sha256Of(content)).toBe('7effa544d5b4a3b9db4d59e3e28101660789882d013e0e0d87be4451aee45423')
})

test('what is on record is told beside the content', () => {
  expect(recordedIn('sha-256=:fv+lRNW0o7nbTVnj4oEBZgeJiC0BPg4Nh75FGu5FQjM=:')).toHaveLength(64)
  expect([null, '', 'md5=:AAAA:', 'sha-256=:short=:'].map(recordedIn)).toEqual([null, null, null, null])
})

test('pictures and PDF are shown; what a browser would run never is', () => {
  expect(['pdf', 'png', 'jpg', 'docx', 'ofd', 'svg', 'html'].map(kindOf)).toEqual(['pdf', 'picture', 'picture', 'other', 'other', 'other', 'other'])
})

test('sizes are told in the unit people know', () => {
  expect([1, 319_000, 1_468_007].map(sizeOf)).toEqual(['1 KB', '312 KB', '1.4 MB'])
})
