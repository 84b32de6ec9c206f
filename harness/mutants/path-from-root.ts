import { relative, sep } from 'node:path'

/** The path of a file from the root of the repository, with slashes. */
export function pathFromRoot(fileName: string, root: string): string {
  return relative(root, fileName).split(sep).join('/')
}
