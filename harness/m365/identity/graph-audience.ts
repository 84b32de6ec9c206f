/** The `aud` of every token: this host plays Graph, whatever address it has. */
export const graphAudience = 'https://graph.microsoft.com'
