package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;

/** With what somebody works a page. The same story is told with either. */
enum Hands {
    MOUSE {
        @Override
        void tap(Locator thing) {
            thing.click();
        }

        @Override
        void type(Locator field, String text) {
            field.fill(text);
        }

        @Override
        void choose(Locator list, String words) {
            list.selectOption(new SelectOption().setLabel(words));
        }
    },

    /** No mouse at all: on and on with Tab, in a list with the arrows, until it is there. */
    KEYBOARD {
        @Override
        void tap(Locator thing) {
            comeTo(thing);
            boolean ticked = (Boolean) thing.evaluate("thing => thing.matches('[type=checkbox], [type=radio]')");
            keys(thing).press(ticked ? "Space" : "Enter");
        }

        @Override
        void type(Locator field, String text) {
            comeTo(field);
            keys(field).press("Control+A");
            keys(field).type(text);
        }

        @Override
        void choose(Locator list, String words) {
            comeTo(list);
            keys(list).press("Home");
            for (int pressed = 0; pressed < FURTHEST && !words.equals(chosen(list)); pressed++) {
                keys(list).press("ArrowDown");
            }
            assertThat(chosen(list)).isEqualTo(words);
        }
    };

    private static final int FURTHEST = 400;

    /** The key that brings the focus nearer to a thing; none when it has it. */
    private static final String NEXT_KEY = """
            thing => {
              const focused = document.activeElement;
              const wished = thing.closest('a, button, summary, input, select, textarea') ?? thing;
              if (wished === focused) return '';
              if (wished.tabIndex >= 0 || !focused.closest('ul')?.contains(wished)) return 'Tab';
              const below = focused.compareDocumentPosition(wished) & Node.DOCUMENT_POSITION_FOLLOWING;
              return below ? 'ArrowDown' : 'ArrowUp';
            }
            """;

    /** A button, a link, a tick: what answers to one press. */
    abstract void tap(Locator thing);

    /** Writes this in a field, instead of what was there. */
    abstract void type(Locator field, String text);

    /** Chooses the option with these words. */
    abstract void choose(Locator list, String words);

    private static void comeTo(Locator thing) {
        assertThat(thing).isVisible();
        String key = nextKey(thing);
        for (int pressed = 0; pressed < FURTHEST && !key.isEmpty(); pressed++) {
            keys(thing).press(key);
            key = nextKey(thing);
        }
        assertThat(key).as("the keyboard comes to %s", thing).isEmpty();
    }

    private static String nextKey(Locator thing) {
        return (String) thing.evaluate(NEXT_KEY);
    }

    private static String chosen(Locator list) {
        return (String) list.evaluate("list => list.selectedOptions[0].label");
    }

    private static Keyboard keys(Locator thing) {
        return thing.page().keyboard();
    }
}
