/** Plays the summer of the pictures before them; after them makes the files small and writes their gallery. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PYTHON } from './house'
import { FOLDER } from './shots'
import { playAll } from './staged'

const GALLERY = fileURLToPath(new URL('gallery.py', import.meta.url))

export default function setup(): () => void {
  const isOurs = process.env.GONGZHI_PLAYED === undefined
  const played = process.env.GONGZHI_PLAYED ?? mkdtempSync(join(tmpdir(), 'gongzhi-summer-'))
  process.env.GONGZHI_PLAYED = played
  playAll(played)
  return () => {
    execFileSync(PYTHON, [GALLERY, FOLDER], { stdio: 'inherit' })
    if (isOurs) rmSync(played, { recursive: true, force: true })
  }
}
