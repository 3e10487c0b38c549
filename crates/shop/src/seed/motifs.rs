// SPDX-License-Identifier: AGPL-3.0-or-later
//! The drawings of `content/products/motifs/`: one real object each, in a frame of 800 by 800, whose paints are left
//! open (see [`super::picture`] for the letters).

/// An object and how it meets the background.
pub struct Motif {
    pub name: &'static str,
    pub drawing: &'static str,
    /// It stands on the ground line, which gives it a shadow there; else it lies or hangs.
    pub stands: bool,
}

macro_rules! motifs {
    ($($how:ident $name:ident),* $(,)?) => {
        /// All drawings, sorted by name.
        pub static MOTIFS: &[Motif] = &[$(Motif {
            name: stringify!($name),
            drawing: include_str!(concat!("../../../../content/products/motifs/", stringify!($name), ".svg")),
            stands: motifs!(@$how),
        }),*];
    };
    (@stand) => { true };
    (@flat) => { false };
}

/// The drawing of that name.
pub fn motif(name: &str) -> Option<&'static Motif> {
    MOTIFS
        .binary_search_by(|motif| motif.name.cmp(name))
        .ok()
        .and_then(|at| MOTIFS.get(at))
}

#[rustfmt::skip]
motifs! {
    stand amplifier, stand armchair, stand backpack, stand basket, stand basketball, flat beanie,
    stand bicycle, stand birdhouse, stand blanket, stand blender, flat board, stand book, stand bookstack,
    stand bottle, stand bricks, stand candle, stand cap, stand car, flat clock, stand coffeemaker,
    flat cushion, stand deckchair, stand dice, stand dollhouse, stand drill, stand drive, stand dumbbell,
    stand earbuds, stand floorlamp, stand football, flat gloves, flat guitar, flat hammer, stand handbag,
    flat headlamp, stand headphones, stand helmet, flat hose, stand hub, stand jar, stand kettle,
    flat keyboard, flat kite, flat knife, stand ladder, stand lamp, stand lantern, stand laptop,
    stand loudspeaker, stand microphone, flat mirror, stand monitor, flat mouse, stand mug, flat notebook,
    stand openbook, flat paintroller, flat pan, stand parasol, flat pen, stand pencils, stand piano,
    stand plantpot, stand pot, stand powerbank, stand printer, flat puzzle, flat racket, stand radio,
    stand robot, stand router, flat saw, flat scarf, flat screwdriver, flat secateurs, stand shelf,
    stand shoe, stand skateboard, flat sock, stand soundbar, flat spade, stand speaker, stand suitcase,
    flat sunglasses, flat tablet, stand tape, stand teapot, stand teddy, stand tent, stand toaster,
    stand toolbox, stand top, stand train, flat tshirt, stand turntable, stand umbrella, flat usbstick,
    stand vase, flat wallet, flat watch, stand wateringcan, stand webcam, stand wheelbarrow, flat xylophone,
    stand yogamat,
}
