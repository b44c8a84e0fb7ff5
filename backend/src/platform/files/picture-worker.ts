import { parentPort, workerData } from 'node:worker_threads'
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js'
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js'
import decodePng, { init as initPngDecoder } from '@jsquash/png/decode.js'
import encodePng, { init as initPngEncoder } from '@jsquash/png/encode.js'
import type { Drawing } from './pictures.ts'
import { wasm } from './wasm.ts'

// One picture, then the thread ends. A decoder sees bytes of strangers, therefore in WebAssembly, which reaches nothing.

async function redrawn({ type, content }: Drawing): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(content).buffer
  return type === 'image/png' ? redrawnPng(bytes) : redrawnJpeg(bytes)
}

async function redrawnPng(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const codec = wasm('@jsquash/png/codec/pkg/squoosh_png_bg.wasm')
  await initPngDecoder(codec)
  await initPngEncoder(codec)
  return encodePng(await decodePng(bytes))
}

/** Upright, because the note of how it was held goes with all others. */
async function redrawnJpeg(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  await initJpegDecoder(wasm('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'))
  await initJpegEncoder(wasm('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))
  const drawn = await decodeJpeg(bytes, { preserveOrientation: true })
  return encodeJpeg(drawn, {
    quality: 88,
    baseline: true,
    progressive: false,
    optimize_coding: false,
  })
}

const drawn = await redrawn(workerData as Drawing)
parentPort?.postMessage(drawn, [drawn])
