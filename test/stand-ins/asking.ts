/** A model's judgement that every silence deserves a reminder, with the shop's last words as proof. */
export const asksForPhoto = (ticket: string) => {
  const words = [...ticket.matchAll(/<message id="(\d+)" from="shop" [^>]*>([^<]*)</g)].at(-1)
  const quote = { message_id: Number(words?.[1]), quote: words?.[2]?.trim() ?? '' }
  return {
    open_items: [{ owner: 'customer', kind: 'asked', what: 'a photo', due: null, ...quote }],
    evidence: [quote],
    verdict: 'follow_up',
    until: null,
    reason: 'The shop asked for a photo and has not got it.',
    confidence: 0.95,
  }
}
