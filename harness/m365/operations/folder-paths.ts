/** The path of an operation on a message, for the message in a folder. */
export function inFolder(path: string): string {
  return path.replace('/messages/', '/mailFolders/:folderId/messages/')
}
