/** Finds markup: what leaves is plain text, and its HTML is made by us. */
import { blockEach, type Rule } from './inspection.ts'

/** Tags, also unclosed ones, block, and so do characters written as their numbers. */
export const html: Rule = ({ shown, text }) => [
  ...blockEach(shown, TAG, 'HTML does not belong into a message of plain text'),
  ...[...text.matchAll(ENTITY)].map((found) => ({
    severity: 'block' as const,
    start: found.index,
    end: found.index + found[0].length,
    why: 'the customer would read this code as it stands',
  })),
]

export const isTag = (text: string) => text.search(TAG) >= 0

const TAG =
  /<!--|-->|<!doctype|<\/?(?:a|abbr|audio|b|big|blockquote|body|br|button|center|code|div|em|embed|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|li|link|meta|object|ol|p|pre|s|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|template|textarea|th|thead|title|tr|u|ul|video)(?=[\s/>])[^<>]{0,400}>?/gi

const ENTITY =
  /&(?:nbsp|amp|lt|gt|quot|apos|euro|copy|rsquo|lsquo|ndash|mdash|hellip|period|commat|sol|colon|num|lbrace|rbrace|shy|zwnj|zwj|dollar|percnt|#\d{1,7}|#x[\da-f]{1,6});|&#x?[\da-f]{2,6}(?=\W)|\\(?:u[\da-f]{4}|u\{[\da-f]{1,6}\}|x[\da-f]{2}|n(?=\s|$))/gi
