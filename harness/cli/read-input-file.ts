import { readFile } from 'node:fs/promises'

/**
 * Reads a file that the user named. Throws the error of the file system with the path in it, because the error of
 * Node.js for a folder does not contain the path.
 */
export async function readInputFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path }) : error
  }
}
