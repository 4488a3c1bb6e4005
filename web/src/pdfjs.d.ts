/** Set by vite.config.ts: the folder of what pdf.js fetches by name. */
declare const __PDFJS_VERSION__: string
