// The sealing code of the page, run outside of a browser: one command as JSON on stdin, its result as JSON on stdout.
// For the test that holds it against the server's reference (tests/workflows/tendering/test_browser_envelope.py).
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const folder = new URL('../src/areas/portal/sealing/', import.meta.url)

async function load(name) {
  const bundle = await rolldown({ input: fileURLToPath(new URL(`${name}.ts`, folder)) })
  const { output } = await bundle.generate({ format: 'esm' })
  await bundle.close()
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`)
}

const [{ seal }, { fromBase64, toBase64 }, keys, receipts] = await Promise.all(
  ['envelope', 'bytes', 'opening-key', 'receipt'].map(load),
)

const COMMANDS = {
  seal: async ({ content, publicKeys, ...how }) => toBase64(await seal(content, { ...how, publicKeys: publicKeys.map(fromBase64) })),
  pair: ({ passphrase, rounds }) => keys.makePair(passphrase, rounds),
  share: async ({ pair, passphrase, wrapped }) => keys.openShare(await keys.unlock(pair, passphrase), wrapped),
  receipt: ({ receipt, receiptKey }) => receipts.isSigned(receipt, receiptKey),
}

const { command, ...given } = JSON.parse(readFileSync(0, 'utf8'))
process.stdout.write(JSON.stringify(await COMMANDS[command](given)))
