/** What an error of the operating system says about a destination, and what would be right. */
const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full; free some space, or name a place on another disk',
  EDQUOT: 'your disk quota is used up; free some space, or name a place on another disk',
  EFBIG: 'this system lets no file become that large (see ulimit -f); raise the limit',
  EACCES: 'permission denied; name a place that you may write to',
  EPERM: 'permission denied; name a place that you may write to',
  EROFS: 'the file system is read-only; name a place that you may write to',
  EISDIR: 'this is a folder; name a file in it',
  EEXIST: 'a file of this name is in the way; delete it, or name another place',
  ENOTDIR: 'a part of the path is a file, and not a folder; name another path',
  ENOENT: 'nothing can be made in this place; name a path in a folder of yours',
  ELOOP: 'the symbolic links in this path lead in a circle; name another path',
  ENAMETOOLONG: 'the name is too long; name a shorter one',
  EMFILE: 'too many open files; raise the limit (see ulimit -n)',
}

/** Why something could not be written, and what would be right, in half a sentence. */
export function whyNotWritten(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  // Without a code of the system it is a mistake of ours, which its own words describe best.
  return reasons[code] ?? (code === '' ? `an error in mock-telemessage: ${error.name}: ${error.message}` : code)
}
