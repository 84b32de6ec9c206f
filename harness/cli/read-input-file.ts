import { readFile } from 'node:fs/promises'

/**
 * Reads a file that the user named. Throws the error of the file system with the path in it, so that the message says which
 * file is meant: Node.js leaves it out for a folder.
 */
export async function readInputFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path }) : error
  }
}
