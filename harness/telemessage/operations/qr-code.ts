import qrcode from 'qrcode'

/**
 * Width of the white border around a code, in modules: the standard demands it, and without it cameras do not find the
 * code.
 */
const quietZoneModules = 4
const moduleSizePixels = 8

/** A text as a QR code, a PNG picture. */
export function qrCodePicture(text: string): Promise<Buffer> {
  return qrcode.toBuffer(text, { type: 'png', margin: quietZoneModules, scale: moduleSizePixels })
}

/** A text as a QR code for a terminal: two modules for each character, in the terminal's own black and white. */
export function qrCodeText(text: string): Promise<string> {
  return qrcode.toString(text, { type: 'terminal', small: true })
}
