import type { FastifyReply } from 'fastify'
import { pagePolicy } from './page-frame.ts'

/**
 * Sends a plain page. It may stand in the browser of whoever asked (so that "back" brings back what was typed) and nowhere else: a form
 * has an id of its own.
 */
export function sendPage(reply: FastifyReply, html: string, status = 200): FastifyReply {
  return reply
    .status(status)
    .header('cache-control', 'private, no-cache')
    .header('content-security-policy', pagePolicy)
    .header('referrer-policy', 'no-referrer')
    .type('text/html; charset=utf-8')
    .send(html)
}

/** Sends a page that says "later" and when: 503 for everybody, 429 for this address. */
export function sendLater(
  reply: FastifyReply,
  html: string,
  { status, seconds }: { status: 429 | 503; seconds: number },
): FastifyReply {
  return sendPage(reply.header('retry-after', String(seconds)), html, status)
}
