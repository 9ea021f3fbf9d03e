import MarkdownIt from 'markdown-it';

/** Beginnings of the addresses that a link may lead to: also as browsers read them, which skip what is not seen. */
const linkedSchemes = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu;

const markdown = new MarkdownIt('zero', { html: false, xhtmlOut: true, breaks: true }).enable([
  'newline',
  'escape',
  'entity',
  'emphasis',
  'list',
  'link',
  'autolink',
]);
markdown.validateLink = (url) => linkedSchemes.test(url);
markdown.core.ruler.push('links that lead nowhere', ({ tokens }) => {
  for (const { children } of tokens) {
    let leadsNowhere = false;
    for (const token of children ?? []) {
      if (token.type === 'link_open') leadsNowhere = !token.attrGet('href');
      if (leadsNowhere && token.type === 'link_open') Object.assign(token, { type: 'text', content: '[' });
      if (leadsNowhere && token.type === 'link_close') Object.assign(token, { type: 'text', content: ']()' });
    }
  }
});
markdown.renderer.rules.link_open = (tokens, index, options, _env, renderer) => {
  const token = tokens[index]!;
  token.attrs = [
    ['href', String(token.attrGet('href'))],
    ['rel', 'nofollow ugc noopener'],
  ];
  return renderer.renderToken(tokens, index, options);
};

/** What may not stand in XML, and is not seen in HTML. */
const unseen = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * What people wrote, as HTML that is safe in any page, and also well-formed XML: paragraphs, line breaks, emphasis,
 * lists and links are all that Markdown is here; whatever else was written is shown as it was written.
 */
export const renderMarkdown = (text: string): string => markdown.render(text).replaceAll(unseen, '\ufffd');
