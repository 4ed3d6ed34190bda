/** Names under which the phone took things along: one's own open tasks. */
export const broughtTasks = 'tasks.mine'
/** What the documents behind them are called. */
export const broughtDocuments = 'tasks.documents'
