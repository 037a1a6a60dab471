//! One macro for the closed sets of words that the facts file, the command line, the saved drafts
//! and the screen share, so that each word is written once.
//!
//! Must not know what any of the words means.

/// Declares an enum whose variants have a stable name for files and flags and a label for the screen.
///
/// Generates `ALL`, `name`, `label`, `named` (the reverse of `name`) and `Display` (the name).
macro_rules! keywords {
    (
        $(#[$about:meta])*
        pub enum $Name:ident {
            $( $(#[$what:meta])* $Variant:ident = $name:literal, $label:literal; )+
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Name { $( $(#[$what])* $Variant, )+ }

        impl $Name {
            /// Every value, in the order in which a person is shown them.
            pub const ALL: &'static [Self] = &[ $( Self::$Variant, )+ ];

            /// Returns the stable name used in files, flags and JSON.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$Variant => $name, )+ }
            }

            /// Returns the words shown on the screen.
            pub const fn label(self) -> &'static str {
                match self { $( Self::$Variant => $label, )+ }
            }

            /// Finds the value with this stable name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

pub(crate) use keywords;
