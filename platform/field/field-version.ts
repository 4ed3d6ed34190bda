/**
 * Version of what this app says to the server: raised when a payload changes in a way that an older server or app would
 * misread. The server tells an app that is older than it still understands (rooms/access, `leastFieldVersion`).
 */
export const fieldVersion = 1
