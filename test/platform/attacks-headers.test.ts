import t from 'tap';
import { attackHeaders } from './header-attacks.ts';

await attackHeaders(t, 0);
