/** Channel that tells every process to close the sockets of `{userId}`. */
export const SESSIONS_ENDED = 'identity.sessions-ended';
