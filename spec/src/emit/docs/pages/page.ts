/** A page of the site, before links are resolved and the frame is put around it. */
import type { Html } from '../html.ts';

export interface Page {
  /** File name in `docs/`. */
  readonly file: string;
  /** Anchor of the page as a whole. */
  readonly id: string;
  readonly title: string;
  readonly section: 'Guide' | 'Reference' | 'Appendix';
  readonly body: Html;
  /** One sentence for the landing page. */
  readonly summary?: string;
  /** Headings for the sidebar, shown while the reader is on the page. */
  readonly sections?: readonly { readonly id: string; readonly title: string }[];
}
