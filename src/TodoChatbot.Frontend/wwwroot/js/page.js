// Everything works without script as plain forms and links; what is here makes it quicker. No module builds a task or a message: they put
// in place what the server has rendered.
import './actions.js';
import './addresses.js';
import './board.js';
import './chat.js';
import './confirmations.js';
import './copying.js';
import './drafts.js';
import './form-drafts.js';
import './folding.js';
import './guesses.js';
import './keyboard.js';
import './live.js';
import './menus.js';
import './navigation.js';
import './quick-add.js';
import './reminders.js';
import './shortcuts.js';
import './theme.js';
import './toasts.js';
