/**
 * PDF drawn by pdf.js in a worker of ours, so that no plug-in of the browser opens what strangers wrote: scripts in
 * it do not run, its links lead nowhere, and it looks alike on a phone.
 */
import { getDocument, GlobalWorkerOptions, TextLayer, type PDFDocumentLoadingTask, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/** Put there by vite.config.ts: tables of characters for Chinese fonts that a file does not bring along, and the like. */
const beside = (folder: string): string => `${location.origin}/assets/pdfjs-${__PDFJS_VERSION__}/${folder}/`
/** Pixels of one page at most; what a phone can hold. */
const MOST_PIXELS = 12_000_000

export function openPdf(content: ArrayBuffer): PDFDocumentLoadingTask {
  return getDocument({
    data: content,
    cMapUrl: beside('cmaps'),
    standardFontDataUrl: beside('standard_fonts'),
    wasmUrl: beside('wasm'),
    // the policy of the page allows neither
    useWasm: false,
    isEvalSupported: false,
  })
}


/** Draw a page into its place, `width` CSS pixels wide, with its text over it to be selected, searched and read out. */
export async function drawPage(page: PDFPageProxy, place: HTMLElement, width: number, isGone: () => boolean): Promise<void> {
  const scale = width / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale })
  const density = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(viewport.width * density)
  canvas.height = Math.floor(viewport.height * density)
  canvas.setAttribute('aria-hidden', 'true')
  await page.render({ canvas, viewport, transform: density === 1 ? undefined : [density, 0, 0, density, 0, 0] } as never).promise
  if (isGone()) return
  const text = document.createElement('div')
  text.className = 'text-layer'
  text.style.setProperty('--total-scale-factor', String(scale))
  await new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport }).render()
  if (isGone()) return
  place.replaceChildren(canvas, text)
}
