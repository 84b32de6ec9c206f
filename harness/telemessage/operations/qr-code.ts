/**
 * Width of the white border around a code, in modules: the standard demands it, and without it cameras do not find the
 * code.
 */
const quietZoneModules = 4
const moduleSizePixels = 8

/** A text as a QR code, a PNG picture. */
export async function qrCodePicture(text: string): Promise<Buffer> {
  const { default: qrcode } = await import('qrcode')
  return qrcode.toBuffer(text, { type: 'png', margin: quietZoneModules, scale: moduleSizePixels })
}

/** A text as a QR code for a terminal: two modules for each character, in the terminal's own black and white. */
export async function qrCodeText(text: string): Promise<string> {
  const { default: qrcode } = await import('qrcode')
  return qrcode.toString(text, { type: 'terminal', small: true })
}
